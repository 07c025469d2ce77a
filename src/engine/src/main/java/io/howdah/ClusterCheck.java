package io.howdah;

import java.util.Collection;
import java.util.List;

/** Checks before a copy whether clusters are usable. Safe for use by many threads. */
public interface ClusterCheck {

  /**
   * Checks several clusters at the same time. A broken cluster gets a report like any other. No
   * cluster can block this method beyond the time limit of the options.
   *
   * @param aliases the clusters to check, without duplicates; empty for all configured clusters
   * @return the reports, in the order of {@code aliases} or of the configuration
   * @throws CopyException {@link ErrorCode#UNKNOWN_CLUSTER} where an alias is not configured,
   *     {@link ErrorCode#CANCELLED} where the calling thread was interrupted; it stays interrupted
   */
  List<ClusterReport> check(Collection<String> aliases, ClusterCheckOptions options)
      throws CopyException;
}
