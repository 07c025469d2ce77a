package io.howdah.run;

import io.howdah.CopyException;
import io.howdah.CopyRequest;
import io.howdah.Mode;
import io.howdah.RunFiles;
import io.howdah.connect.RequestedClusters;
import io.howdah.fs.FilePath;
import io.howdah.ledger.Ledger;
import io.howdah.plan.Placement;
import io.howdah.report.ApprovedPlan;
import io.howdah.report.LineFile;
import io.howdah.report.LineFileKind;
import io.howdah.report.PartitionScript;
import io.howdah.report.PlanFile;
import io.howdah.report.PlanHeader;
import io.howdah.report.ReportHeader;
import io.howdah.report.RunReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Opens the report, the plans, the script and the ledger of one run. */
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

  /** Begins the statements for partitions. A dry run has none. */
  PartitionScript script() throws CopyException {
    @Nullable String path = files.partitionScript();
    return path == null || request.options().mode() == Mode.DRY_RUN
        ? PartitionScript.none()
        : PartitionScript.begin(open(path, LineFileKind.SCRIPT), request, parts.clock().instant());
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

  /** Opens the ledger of the proofs of earlier runs. */
  Ledger ledger(FilePath target) throws CopyException {
    return new CopyLedger(request, clusters, roots).open(target, parts.clock().instant());
  }

  private PlanHeader header(FilePath target) throws CopyException {
    return PlanHeader.of(request, parts.clock().instant(), target);
  }

  private LineFile open(String path, LineFileKind kind) throws CopyException {
    parts.reports().refuseInside(path, kind, clusters, roots);
    return parts.reports().open(path, kind, request, parts.connector(), stopReason.cancellation());
  }
}
