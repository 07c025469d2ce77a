package io.howdah.bench;

import java.util.List;
import java.util.Map;

/**
 * What tools must be told to go the way to the clusters that is to be measured.
 *
 * @param jvmFlags for what runs in a JVM
 * @param curlOptions for curl
 * @param hadoopConfiguration for Hadoop's own client
 */
record Route(
    List<String> jvmFlags, List<String> curlOptions, Map<String, String> hadoopConfiguration) {
  /** Straight to the servers. */
  static final Route DIRECT = new Route(List.of(), List.of(), Map.of());

  boolean isDirect() {
    return equals(DIRECT);
  }
}
