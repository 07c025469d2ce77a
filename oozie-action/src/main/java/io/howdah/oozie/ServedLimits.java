package io.howdah.oozie;

import io.howdah.CopyException;
import io.howdah.connect.SharedLimits;
import org.jspecify.annotations.Nullable;

/**
 * The limits of all copies of this server together, as the cluster file has them. While the file is
 * wrong, its last valid limits stay.
 */
final class ServedLimits {
  private final ClusterFile file;
  private final SharedLimits limits = SharedLimits.none();
  private @Nullable String problem;

  ServedLimits(ClusterFile file) {
    this.file = file;
  }

  /** The limits for the copies. They change with each {@link #refresh}. */
  SharedLimits limits() {
    return limits;
  }

  /** Reads the file. Its limits are those of all copies from now on. A problem is logged once. */
  synchronized void refresh() {
    try {
      if (limits.update(file.read())) {
        ServiceLog.info("The cluster file has new limits, which all copies keep from now on.");
      }
      problem = null;
    } catch (CopyException e) {
      String found = String.valueOf(e.getMessage());
      if (!found.equals(problem)) {
        ServiceLog.error(
            "The limits of copies stay as they were, since the file is wrong: " + found);
      }
      problem = found;
    }
  }
}
