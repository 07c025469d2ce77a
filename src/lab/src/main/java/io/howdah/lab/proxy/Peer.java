package io.howdah.lab.proxy;

/** What kind of server a request is for. */
public enum Peer {
  /** The server that the proxy stands before: a NameNode, or an HttpFS that is not sent bytes. */
  NAMENODE,
  /** A server that a location pointed to, or an HttpFS that is sent a file's bytes. */
  DATANODE
}
