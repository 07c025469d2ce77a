package io.howdah.fs.webhdfs;

import io.howdah.fs.webhdfs.request.Peer;

/** Receives each request that is about to be sent, so that round trips can be counted. */
public interface RequestObserver {

  /**
   * Called on the requesting thread, once for each attempt. Must not block or throw.
   *
   * @param operation the WebHDFS name of the operation, such as {@code OPEN}
   */
  void requestSent(Peer peer, String operation);

  /** Ignores all requests. */
  static RequestObserver none() {
    return (peer, operation) -> {};
  }
}
