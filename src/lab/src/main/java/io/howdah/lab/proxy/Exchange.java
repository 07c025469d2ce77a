package io.howdah.lab.proxy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Optional;

/** A request that goes to its server, and what becomes of the response. */
final class Exchange {
  private final Traffic traffic;
  private final ClientConnection client;
  private final RequestHead asked;
  private final Router.Routed routed;

  /**
   * @param asked the request of the client
   * @param routed the request to the server
   */
  Exchange(Traffic traffic, ClientConnection client, RequestHead asked, Router.Routed routed) {
    this.traffic = traffic;
    this.client = client;
    this.asked = asked;
    this.routed = routed;
  }

  /** Gets the server's response, or applies a fault. */
  End run() throws IOException {
    Optional<LateRequest> late = traffic.rules().late(routed.call());
    if (late.isPresent()) {
      late.get().deliver();
    }
    Optional<Rule> rule = traffic.rules().strike(routed.call());
    return rule.isPresent() ? spoil(rule.get()) : forward(this::relay);
  }

  private End spoil(Rule rule) throws IOException {
    Fault fault = rule.fault();
    if (fault instanceof RequestFault.RequestLate) {
      rule.keep(new LateRequest(routed.server(), routed.head(), client.wholeBody(asked)));
      return End.BREAK;
    }
    if (fault instanceof RequestFault.ResponseLost) {
      return forward((response, body) -> End.BREAK);
    }
    if (fault instanceof RequestFault.Instead instead) {
      return client.respondInstead(routed.call(), asked, instead.response());
    }
    if (fault instanceof RequestFault.InsteadAfterWork instead) {
      return forward((response, body) -> respond(instead.response()));
    }
    if (fault instanceof RequestFault.RedirectToItself) {
      return client.respondInstead(routed.call(), asked, redirect(client.url() + asked.target()));
    }
    if (fault instanceof RequestFault.Redirect redirect) {
      return client.respondInstead(
          routed.call(), asked, redirect(redirect.server() + routed.head().target()));
    }
    if (fault instanceof RequestFault.Delay delay) {
      delay.pause();
      return forward(this::relay);
    }
    return End.BREAK; // the request is lost
  }

  private FixedResponse redirect(String location) {
    return LocationBody.isWanted(asked)
        ? LocationBody.of(location)
        : FixedResponse.empty(307).with("Location", location);
  }

  private End forward(Reaction reaction) throws IOException {
    Socket server = traffic.connect(routed.server());
    try (server) {
      routed.head().write(server.getOutputStream());
      Upload upload = Upload.start(traffic, client, routed, server);
      HttpInput in = new HttpInput(server.getInputStream());
      ResponseHead response = next(in);
      while (response.isInterim()) {
        client.write(response);
        response = next(in);
      }
      boolean isSent = upload.hasEnded();
      InputStream body = in.body(response);
      End end = reaction.react(isSent ? response : response.closing(), body);
      return isSent || end != End.KEEP ? end : End.CLOSE;
    } finally {
      traffic.leave(server);
    }
  }

  private static ResponseHead next(HttpInput in) throws IOException {
    return ResponseHead.of(in.head().orElseThrow(() -> new IOException("no response")));
  }

  private End relay(ResponseHead response, InputStream body) throws IOException {
    Headers headers = response.headers();
    Optional<String> location = headers.get("Location");
    if (location.isPresent()) {
      headers = headers.with("Location", traffic.locations().rewrite(location.get()));
    }
    if (LocationBody.isWanted(asked) && LocationBody.mayBeIn(response)) {
      byte[] changed = LocationBody.rewrite(body.readAllBytes(), traffic.locations());
      headers =
          headers
              .without("Transfer-Encoding")
              .with("Content-Length", Integer.toString(changed.length));
      return client.respond(
          routed.call(), response.withHeaders(headers), new ByteArrayInputStream(changed));
    }
    return client.respond(routed.call(), response.withHeaders(headers), body);
  }

  private End respond(FixedResponse response) throws IOException {
    return client.respond(
        routed.call(), response.head(), new ByteArrayInputStream(response.body()));
  }

  /** What becomes of a connection after a request. */
  enum End {
    /** It may carry another request. */
    KEEP,
    /** It is closed in an orderly way. */
    CLOSE,
    /** It breaks off. */
    BREAK
  }

  /** Does something with a response, whose body may be left unread. */
  private interface Reaction {
    End react(ResponseHead response, InputStream body) throws IOException;
  }
}
