package io.howdah.run;

import io.howdah.CopyException;
import io.howdah.CopyOptions;
import io.howdah.CopyRequest;
import io.howdah.ErrorCode;
import io.howdah.ExistingFiles;
import io.howdah.LedgerOptions.Use;
import io.howdah.UpdatePolicy;
import io.howdah.connect.RequestedClusters;
import io.howdah.fs.FilePath;
import io.howdah.ledger.Ledger;
import io.howdah.ledger.LedgerFile;
import io.howdah.plan.Placement;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the ledger of a copy: the same one for all runs with the same alias and path of the source
 * and the same target.
 */
public final class CopyLedger {
  private final CopyRequest request;
  private final RequestedClusters clusters;
  private final List<Placement> roots;

  public CopyLedger(CopyRequest request, RequestedClusters clusters, List<Placement> roots) {
    this.request = request;
    this.clusters = clusters;
    this.roots = roots;
  }

  /**
   * Opens the ledger of the proofs of earlier runs. Files of this machine are not remembered: their
   * ids are given to other files after they were deleted.
   *
   * @param target the resolved target, or the directory of all targets
   */
  public Ledger open(FilePath target, Instant now) throws CopyException {
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
    @Nullable FilePath directory = directory();
    String copy = request.source().cluster() + "\0" + clusters.sourcePath() + "\0" + target;
    try {
      LedgerFile file = LedgerFile.of(clusters.destination().fileSystem(), directory, copy);
      return Ledger.open(file, options, now);
    } catch (CopyException e) {
      if (e.code() == ErrorCode.CANCELLED) {
        throw e;
      }
      return Ledger.unavailable("The ledger is not used: " + e.getMessage());
    }
  }

  /** The directory of the request for ledgers; null for the usual one. */
  private @Nullable FilePath directory() throws CopyException {
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
}
