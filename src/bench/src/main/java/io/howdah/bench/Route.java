package io.howdah.bench;

import java.util.List;
import java.util.Map;

/**
 * The settings with which tools use the measured route to the clusters.
 *
 * @param jvmFlags for tools in a JVM
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
