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
    StatePlace place = new StatePlace(request, clusters, roots);
    @Nullable FilePath given = place.given();
    String copy = request.source().cluster() + "\0" + clusters.sourcePath() + "\0" + target;
    try {
      LedgerFile file = LedgerFile.of(place.open(given), copy);
      return Ledger.open(file, options, now);
    } catch (CopyException e) {
      if (e.code() == ErrorCode.CANCELLED) {
        throw e;
      }
      return Ledger.unavailable("The ledger is not used: " + e.getMessage());
    }
  }
}
