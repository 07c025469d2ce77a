package io.howdah.run;

import io.howdah.CopyException;
import io.howdah.CopyOptions;
import io.howdah.CopyRequest;
import io.howdah.ErrorCode;
import io.howdah.ExistingFiles;
import io.howdah.LedgerOptions.Use;
import io.howdah.RunFiles;
import io.howdah.UpdatePolicy;
import io.howdah.connect.RequestedClusters;
import io.howdah.fs.FilePath;
import io.howdah.ledger.Ledger;
import io.howdah.ledger.LedgerFile;
import io.howdah.plan.Placement;
import io.howdah.report.ApprovedPlan;
import io.howdah.report.LineFile;
import io.howdah.report.LineFileKind;
import io.howdah.report.PlanFile;
import io.howdah.report.PlanHeader;
import io.howdah.report.ReportHeader;
import io.howdah.report.RunReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Opens the report, the plans and the ledger of one run. */
final class RunRecords {
  private final RunParts parts;
  private final CopyRequest request;
  private final RequestedClusters clusters;
  private final List<Placement> roots;
  private final StopReason stopReason;
  private final RunFiles files;

  RunRecords(
      RunParts parts,
      CopyRequest request,
      RequestedClusters clusters,
      List<Placement> roots,
      StopReason stopReason) {
    this.parts = parts;
    this.request = request;
    this.clusters = clusters;
    this.roots = roots;
    this.stopReason = stopReason;
    this.files = request.options().files();
  }

  /**
   * Begins the report.
   *
   * @param target the resolved target, or the directory of all targets
   * @param backup the directory in which the run keeps what it removes and replaces; null for none
   */
  RunReport report(FilePath target, @Nullable FilePath backup) throws CopyException {
    @Nullable String path = files.report();
    return path == null
        ? RunReport.none()
        : RunReport.begin(
            open(path, LineFileKind.REPORT),
            ReportHeader.of(request, parts.clock().instant(), target, backup));
  }

  /** Begins the plan that a dry run writes. */
  PlanFile plan(FilePath target) throws CopyException {
    @Nullable String path = files.plan();
    return path == null
        ? PlanFile.none()
        : PlanFile.begin(open(path, LineFileKind.PLAN), header(target));
  }

  /** Reads the plan that the run follows. */
  ApprovedPlan approved(FilePath target) throws CopyException {
    @Nullable String path = files.approvedPlan();
    return path == null
        ? ApprovedPlan.none()
        : ApprovedPlan.read(parts.reports().plan(path, clusters.destination()), header(target));
  }

  /**
   * Opens the ledger of the proofs of earlier runs. Files of this machine are not remembered: their
   * ids are given to other files after they were deleted.
   */
  Ledger ledger(FilePath target) throws CopyException {
    CopyOptions options = request.options();
    boolean isUseful =
        options.ledger().use() == Use.ON
            && options.existingFiles() == ExistingFiles.REPLACE_UNLESS_EQUAL
            && options.updatePolicy() == UpdatePolicy.PROOF
            && !request.source().isLocal()
            && !request.destination().isLocal();
    if (!isUseful) {
      return Ledger.none();
    }
    @Nullable FilePath directory = ledgerDirectory();
    String copy = request.source().cluster() + "\0" + clusters.sourcePath() + "\0" + target;
    try {
      LedgerFile file = LedgerFile.of(clusters.destination().fileSystem(), directory, copy);
      return Ledger.open(file, options, parts.clock().instant());
    } catch (CopyException e) {
      if (e.code() == ErrorCode.CANCELLED) {
        throw e;
      }
      return Ledger.unavailable("The ledger is not used: " + e.getMessage());
    }
  }

  /** The directory of the request for ledgers; null for the usual one. */
  private @Nullable FilePath ledgerDirectory() throws CopyException {
    @Nullable String given = request.options().ledger().directory();
    if (given == null) {
      return null;
    }
    FilePath directory = clusters.destination().path(given);
    for (Placement root : roots) {
      refuseInside(directory, root.target(), "target");
      if (clusters.source().sharesFilesWith(clusters.destination())) {
        refuseInside(directory, root.source().path(), "source");
      }
    }
    return directory;
  }

  private static void refuseInside(FilePath directory, FilePath place, String what)
      throws CopyException {
    if (directory.startsWith(place)) {
      throw new CopyException(
          ErrorCode.INVALID_ARGUMENT,
          "The directory for ledgers '"
              + directory
              + "' is inside the "
              + what
              + " '"
              + place
              + "'.");
    }
  }

  private PlanHeader header(FilePath target) throws CopyException {
    return PlanHeader.of(request, parts.clock().instant(), target);
  }

  private LineFile open(String path, LineFileKind kind) throws CopyException {
    parts.reports().refuseInside(path, kind, clusters, roots);
    return parts.reports().open(path, kind, request, parts.connector(), stopReason.cancellation());
  }
}
