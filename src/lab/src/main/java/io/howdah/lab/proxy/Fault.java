package io.howdah.lab.proxy;

import java.net.URI;
import java.time.Duration;

/** What a proxy does to a request or its response. Give it to {@link FaultyProxy#spoil}. */
public sealed interface Fault permits RequestFault, BodyFault {
  /** The request never reaches the server, and the connection is closed. */
  static Fault requestLost() {
    return new RequestFault.RequestLost();
  }

  /** The server does its work, and the connection is closed without a response. */
  static Fault responseLost() {
    return new RequestFault.ResponseLost();
  }

  /**
   * The connection is closed, and the request reaches the server only when the client sends one
   * more that the rule fits.
   */
  static Fault requestLate() {
    return new RequestFault.RequestLate();
  }

  /** The request reaches the server only after a time. */
  static Fault delay(Duration time) {
    return new RequestFault.Delay(time);
  }

  /** The client gets this response, and the server no request. */
  static Fault respond(FixedResponse response) {
    return new RequestFault.Instead(response);
  }

  /** The server executes the request, and the client gets this response instead of the server's. */
  static Fault respondAfterWork(FixedResponse response) {
    return new RequestFault.InsteadAfterWork(response);
  }

  /** The client is redirected to where the request came from, and the server gets no request. */
  static Fault redirectToItself() {
    return new RequestFault.RedirectToItself();
  }

  /**
   * The client is redirected to the same path and query at another server.
   *
   * @param server scheme, host and port
   */
  static Fault redirect(URI server) {
    return new RequestFault.Redirect(server);
  }

  /** The client is redirected to a port of this machine where no server listens. */
  static Fault redirectToDeadPort() {
    return redirect(URI.create("http://127.0.0.1:1"));
  }

  /** The client is redirected to a host whose name does not resolve. */
  static Fault redirectToUnknownHost() {
    return redirect(URI.create("http://no-such-host.invalid:9864"));
  }

  /** The connection is closed after this many bytes of a response's body that has more. */
  static Fault cutResponse(long bytes) {
    return new BodyFault(BodyFault.Way.RESPONSE, BodyFault.Effect.CUT, bytes);
  }

  /** Both connections are closed after this many bytes of a request's body that has more. */
  static Fault cutUpload(long bytes) {
    return new BodyFault(BodyFault.Way.UPLOAD, BodyFault.Effect.CUT, bytes);
  }

  /**
   * After this many bytes of a response's body that has more, nothing more is sent, and the
   * connection stays open until {@link FaultyProxy#calm}.
   */
  static Fault freezeResponse(long bytes) {
    return new BodyFault(BodyFault.Way.RESPONSE, BodyFault.Effect.FREEZE, bytes);
  }

  /**
   * After this many bytes of a request's body that has more, nothing more is read, and both
   * connections stay open until {@link FaultyProxy#calm}.
   */
  static Fault freezeUpload(long bytes) {
    return new BodyFault(BodyFault.Way.UPLOAD, BodyFault.Effect.FREEZE, bytes);
  }

  /**
   * The lowest bit of one byte of a file is inverted, in a response to OPEN, whose {@code offset}
   * counts, or in an upload.
   *
   * @param offset of the byte in the file that is read or written
   */
  static Fault flipBit(long offset) {
    return new BodyFault(BodyFault.Way.EITHER, BodyFault.Effect.FLIP, offset);
  }
}
