package io.howdah.fs.webhdfs.request;

/** The two kinds of server that a file system talks to. */
public enum Peer {
  /** Knows names and places; also an HttpFS when it is asked where to go. */
  NAMENODE,
  /** Holds the bytes; also an HttpFS when bytes are moved. */
  DATANODE
}
