package io.howdah.run;

import io.howdah.lab.proxy.Peer;
import io.howdah.lab.proxy.Spoiling;

/** The requests of a copy, and on which side of it they are spoiled. */
enum MatrixOperation {
  GETFILESTATUS(Side.BOTH, "", "GETFILESTATUS"),
  LIST(Side.BOTH, "sub", "LISTSTATUS", "LISTSTATUS_BATCH"),
  OPEN_AT_NAMENODE(Side.SOURCE, "blocks", "OPEN"),
  OPEN_AT_DATANODE(Side.SOURCE, "blocks", "OPEN"),
  CREATE_AT_NAMENODE(Side.DESTINATION, "blocks", "CREATE"),
  CREATE_AT_DATANODE(Side.DESTINATION, "blocks", "CREATE"),
  GETFILECHECKSUM(Side.BOTH, "kept", "GETFILECHECKSUM"),
  MKDIRS(Side.DESTINATION, "", "MKDIRS"),
  RENAME(Side.DESTINATION, "blocks", "RENAME"),
  DELETE(Side.DESTINATION, "", "DELETE"),
  CONCAT(Side.DESTINATION, "large", "CONCAT"),
  SET(Side.DESTINATION, "blocks", "SETPERMISSION", "SETTIMES", "SETOWNER");

  private final Side side;
  private final String path;
  private final String operations;

  MatrixOperation(Side side, String path, String... operations) {
    this.side = side;
    this.path = path;
    this.operations = String.join(" ", operations);
  }

  /** The clusters of a copy. */
  enum Side {
    SOURCE,
    DESTINATION,
    BOTH
  }

  /** Whether it is spoiled at this side. */
  boolean isAt(Side wanted) {
    return side == wanted || side == Side.BOTH;
  }

  boolean isUpload() {
    return this == CREATE_AT_DATANODE;
  }

  boolean carriesContent() {
    return this == CREATE_AT_DATANODE || this == OPEN_AT_DATANODE;
  }

  /** Whether a good response has a body. */
  boolean isAnsweredInJson() {
    return this != CONCAT && this != SET && this != RENAME;
  }

  /** Chooses its requests. */
  Spoiling among(Spoiling requests) {
    Spoiling chosen = requests.of(operations.split(" "));
    return switch (this) {
      case OPEN_AT_NAMENODE, CREATE_AT_NAMENODE -> chosen.at(Peer.NAMENODE);
      case OPEN_AT_DATANODE, CREATE_AT_DATANODE -> chosen.at(Peer.DATANODE);
      default -> chosen;
    };
  }

  /** Chooses those of its requests that are about one file or directory. */
  Spoiling amongThoseOfOneFile(Spoiling requests, MatrixServers servers) {
    // Only one request for a location goes to an HttpFS, for any file.
    boolean isAskedOnce =
        servers == MatrixServers.HTTPFS && (this == OPEN_AT_NAMENODE || this == CREATE_AT_NAMENODE);
    return isAskedOnce ? among(requests) : among(requests).pathContaining(path);
  }
}
