package io.howdah.bench;

import java.util.Locale;

/** By which Hadoop's own client reaches a cluster. */
enum Protocol {
  /** HTTP, as Howdah does. */
  WEBHDFS,
  /** Hadoop's own protocol, which costs the servers less. */
  HDFS;

  String suffix() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The URI of a path in a cluster. */
  String uri(Endpoint endpoint, String path) {
    return switch (this) {
      case WEBHDFS -> "webhdfs://" + endpoint.webHdfs().getAuthority() + path;
      case HDFS -> endpoint.hdfs() + path;
    };
  }
}
