package io.howdah.fs.webhdfs;

import io.howdah.CopyException;
import java.net.URI;
import java.time.Duration;

/** Holds requests to NameNodes and HttpFS servers back, so that they do not load them too much. */
public interface RequestGate {

  /**
   * Called on the requesting thread before each attempt. Waits until the request may be sent.
   *
   * @param server the url of the server in the configuration
   * @return how long the request was held back, which counts against no time limit
   * @throws CopyException {@link io.howdah.ErrorCode#CANCELLED} where the run was cancelled
   *     meanwhile
   */
  Duration await(URI server) throws CopyException;

  /** Holds nothing back. */
  static RequestGate open() {
    return server -> Duration.ZERO;
  }
}
