package io.howdah.lab.proxy;

import io.howdah.lab.proxy.Exchange.End;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.List;
import java.util.Optional;

/** A client of a proxy, which sends one request after the other. */
final class ClientConnection {
  private final Traffic traffic;
  private final Router router;
  private final String url;
  private final Socket socket;
  private final HttpInput in;
  private final OutputStream out;
  private boolean hasResponded;

  /**
   * @param url scheme, host and port under which the client has found the proxy
   */
  ClientConnection(Traffic traffic, Router router, String url, Socket socket) throws IOException {
    this.traffic = traffic;
    this.router = router;
    this.url = url;
    this.socket = socket;
    in = new HttpInput(socket.getInputStream());
    out = new BufferedOutputStream(socket.getOutputStream(), 64 << 10);
  }

  String url() {
    return url;
  }

  Socket socket() {
    return socket;
  }

  /** Serves it until one of both ends it. */
  void serve() {
    End end = End.KEEP;
    try {
      while (end == End.KEEP) {
        Optional<HttpInput.Head> head = in.head();
        end = head.isPresent() ? serve(RequestHead.of(head.get())) : End.CLOSE;
      }
    } catch (IOException e) {
      // The client or the server has left.
      end = End.BREAK;
    }
    if (end == End.CLOSE) {
      Sockets.closeGently(socket);
    }
    Sockets.close(socket);
    traffic.leave(socket);
  }

  private End serve(RequestHead head) throws IOException {
    hasResponded = false;
    Router.Routed routed;
    try {
      routed = router.route(head);
    } catch (Router.Refused e) {
      return respondInstead(Call.of(Peer.NAMENODE, head), head, e.response());
    }
    if (head.method().equals("CONNECT")) {
      traffic.record(routed.call(), 200);
      return Tunnel.connect(traffic, routed.server(), this);
    }
    try {
      End end = new Exchange(traffic, this, head, routed).run();
      return end == End.KEEP && head.headers().lists("Connection", "close") ? End.CLOSE : end;
    } finally {
      if (!hasResponded) {
        traffic.record(routed.call(), 0);
      }
    }
  }

  /** All that comes from the client from now on. */
  InputStream rest() {
    return in.rest();
  }

  /** Takes what is not HTTP. */
  OutputStream output() {
    return out;
  }

  InputStream body(RequestHead head) {
    return in.body(head);
  }

  /** Reads the body of a request, whether or not the client waits for permission to send it. */
  byte[] wholeBody(RequestHead head) throws IOException {
    if (head.expectsContinue()) {
      write(ResponseHead.CONTINUE);
    }
    return in.body(head).readAllBytes();
  }

  /** Sends a head alone, of a response that is not the last. */
  void write(ResponseHead interim) throws IOException {
    interim.write(out);
  }

  /** Responds in the server's place. */
  End respondInstead(Call call, RequestHead head, FixedResponse fixed) throws IOException {
    ResponseHead response = fixed.head();
    if (head.expectsContinue()) {
      response = response.closing();
    } else {
      Sockets.drain(in.body(head));
    }
    return respond(call, response, new ByteArrayInputStream(fixed.body()));
  }

  /** Sends a response, with the framing and the faults of the test. */
  End respond(Call call, ResponseHead response, InputStream body) throws IOException {
    hasResponded = true;
    traffic.record(call, response.status());
    if (response.isBodiless()) {
      response.write(out);
      return response.isLast() ? End.CLOSE : End.KEEP;
    }
    Framing framing = traffic.framing();
    ResponseHead framed = response.withHeaders(framing.change(response.headers()));
    framed = framed.isLast() ? framed.closing() : framed;
    framed.write(out);
    OutputStream to = framing.body(framed.headers(), out);
    Runnable freeze = traffic.freeze();
    try {
      OutputStream spoiled = new SpoiledOutput(to, rules(call, framed), call.offset());
      Sockets.copy(body, spoiled);
      to.close();
      return framed.isLast() ? End.CLOSE : End.KEEP;
    } catch (SpoiledOutput.Struck e) {
      if (e.freezes()) {
        freeze.run();
      }
      return End.BREAK;
    }
  }

  private List<Rule> rules(Call call, ResponseHead response) {
    boolean isContent = call.operation().equals("OPEN") && response.status() < 300;
    return traffic.rules().ofBody(call, BodyFault.Way.RESPONSE).stream()
        .filter(rule -> isContent || ((BodyFault) rule.fault()).effect() != BodyFault.Effect.FLIP)
        .toList();
  }
}
