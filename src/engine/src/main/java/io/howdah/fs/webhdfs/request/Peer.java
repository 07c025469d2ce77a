package io.howdah.fs.webhdfs.request;

/** The two kinds of server that a file system talks to. */
public enum Peer {
  /** The server of names and locations; also an HttpFS in a request for a location. */
  NAMENODE,
  /** Holds the bytes; also an HttpFS when bytes are moved. */
  DATANODE
}
