package io.howdah.run;

import io.howdah.CopyException;
import io.howdah.CopyRequest;
import io.howdah.ErrorCode;
import io.howdah.connect.RequestedClusters;
import io.howdah.fs.FilePath;
import io.howdah.plan.Placement;
import io.howdah.temporary.StateDirectory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the directory for what later copies need. */
final class StatePlace {
  private final CopyRequest request;
  private final RequestedClusters clusters;
  private final List<Placement> roots;

  StatePlace(CopyRequest request, RequestedClusters clusters, List<Placement> roots) {
    this.request = request;
    this.clusters = clusters;
    this.roots = roots;
  }

  /**
   * The directory of the request; null for the usual one.
   *
   * @throws CopyException {@link ErrorCode#INVALID_ARGUMENT} where it is inside the source or the
   *     target
   */
  @Nullable FilePath given() throws CopyException {
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

  /**
   * Opens the directory at the destination.
   *
   * @param given null for the usual one
   */
  StateDirectory open(@Nullable FilePath given) throws CopyException {
    return StateDirectory.of(clusters.destination().fileSystem(), given);
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
