package io.howdah;

import java.util.Collection;
import java.util.List;

/**
 * Finds out whether clusters can be used, before a copy needs them. Safe for use by many threads.
 */
public interface ClusterCheck {

  /**
   * Checks several clusters at the same time. A cluster that is broken has a report as any other,
   * and none keeps this from returning.
   *
   * @param aliases the clusters to check, each once; all that are configured where it is empty
   * @return a report of each, in the order of {@code aliases} or of the configuration
   * @throws CopyException {@link ErrorCode#UNKNOWN_CLUSTER} where an alias is not configured,
   *     {@link ErrorCode#CANCELLED} where the calling thread was interrupted, which it stays
   */
  List<ClusterReport> check(Collection<String> aliases, ClusterCheckOptions options)
      throws CopyException;
}
