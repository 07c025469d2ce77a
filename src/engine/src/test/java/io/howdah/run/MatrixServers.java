package io.howdah.run;

import io.howdah.lab.HadoopVersion;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.HdfsClusterBuilder;

/** The servers of a copy on both sides. */
enum MatrixServers {
  WEBHDFS_2_10("matrix-old", HadoopVersion.V2_10_2),
  WEBHDFS_3_4("matrix", HadoopVersion.V3_4_3),
  HTTPFS("matrix", HadoopVersion.V3_4_3);

  private final String cluster;
  private final HadoopVersion version;

  MatrixServers(String cluster, HadoopVersion version) {
    this.cluster = cluster;
    this.version = version;
  }

  /** The name of the cluster. */
  String cluster() {
    return cluster;
  }

  HdfsClusterBuilder builder() {
    return HdfsCluster.builder(cluster).hadoop(version);
  }

  /** Whether a file that exists is replaced by one request, so that it is never missing. */
  boolean replaceAtOnce() {
    return this != HTTPFS;
  }
}
