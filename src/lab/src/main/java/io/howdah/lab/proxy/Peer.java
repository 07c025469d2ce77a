package io.howdah.lab.proxy;

/** What kind of server a request is for. */
public enum Peer {
  /** The server behind the proxy: a NameNode, or an HttpFS in a request without bytes. */
  NAMENODE,
  /** A server that a location pointed to, or an HttpFS that is sent a file's bytes. */
  DATANODE
}
