package io.howdah.lab.proxy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A request that a proxy keeps, with its whole body. */
final class LateRequest {
  private final InetSocketAddress server;
  private final RequestHead head;
  private final byte[] body;

  LateRequest(InetSocketAddress server, RequestHead head, byte[] body) {
    this.server = server;
    this.head = head;
    this.body = body;
  }

  /** Sends it and waits until the server has done its work. */
  void deliver() throws IOException {
    Headers headers =
        head.headers()
            .without("Expect")
            .without("Transfer-Encoding")
            .with("Content-Length", Integer.toString(body.length));
    try (Socket socket = new Socket(server.getHostString(), server.getPort())) {
      head.withHeaders(headers).write(socket.getOutputStream());
      socket.getOutputStream().write(body);
      HttpInput in = new HttpInput(socket.getInputStream());
      ResponseHead response;
      do {
        response = ResponseHead.of(in.head().orElseThrow(() -> new IOException("no response")));
      } while (response.isInterim());
    }
  }
}
