package io.howdah.lab;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Everything that makes one cluster different from another. Two clusters of equal options can stand
 * for each other, so tests share them.
 *
 * @param name what to call the cluster
 * @param nameservices how many namespaces share the DataNodes
 * @param nameNodes how many NameNodes each nameservice has: 1, or 2 for high availability
 * @param configuration the entries that differ from Hadoop's defaults
 * @param security how servers and clients authenticate
 * @param jvmFlags for the cluster's JVMs
 */
record HdfsOptions(
    String name,
    HadoopVersion version,
    int nameservices,
    int nameNodes,
    int dataNodes,
    DataNodePlace dataNodePlace,
    HdfsSecurity security,
    Map<String, String> configuration,
    List<String> jvmFlags,
    Path logDirectory) {

  /** Where the DataNodes run. */
  enum DataNodePlace {
    /** With the NameNodes in one JVM, which starts soonest. */
    CLUSTER_PROCESS,
    /** Each in a JVM of its own, which can be killed. */
    OWN_PROCESS
  }

  boolean isHighlyAvailable() {
    return nameNodes > 1;
  }
}
