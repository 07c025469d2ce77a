package io.howdah.lab.proxy;

import java.io.IOException;
import java.net.InetSocketAddress;

/** Finds the server of a request that came to a proxy. */
interface Router {
  /**
   * The request as its server gets it.
   *
   * @throws Refused if the proxy responds itself
   */
  Routed route(RequestHead request) throws Refused;

  /**
   * A request and its server.
   *
   * @param head as it is sent to the server
   */
  record Routed(InetSocketAddress server, RequestHead head, Call call) {
    static Routed of(Peer peer, InetSocketAddress server, RequestHead head) {
      return new Routed(server, head, Call.of(peer, head));
    }
  }

  /** A request that no server gets. */
  final class Refused extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient FixedResponse response;

    Refused(FixedResponse response) {
      super(response.toString());
      this.response = response;
    }

    FixedResponse response() {
      return response;
    }
  }
}
