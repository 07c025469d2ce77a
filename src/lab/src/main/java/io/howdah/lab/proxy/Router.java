package io.howdah.lab.proxy;

import java.io.IOException;
import java.net.InetSocketAddress;

/** Says for which server a request is that came to a proxy. */
interface Router {
  /**
   * The request as its server gets it.
   *
   * @throws Refused where the proxy answers by itself
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

    private final transient Answer answer;

    Refused(Answer answer) {
      super(answer.toString());
      this.answer = answer;
    }

    Answer answer() {
      return answer;
    }
  }
}
