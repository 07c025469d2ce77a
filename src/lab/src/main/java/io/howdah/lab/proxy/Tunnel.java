package io.howdah.lab.proxy;

import io.howdah.lab.proxy.Exchange.End;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** What a CONNECT request makes of a connection: bytes pass both ways and mean nothing. */
final class Tunnel {
  private Tunnel() {}

  /** Connects a client to a server until one of both closes. */
  static End connect(Traffic traffic, InetSocketAddress server, ClientConnection client)
      throws IOException {
    Socket socket = traffic.connect(server);
    try (socket) {
      client.write(new ResponseHead(200, "Connected", Headers.none()));
      Sockets.THREADS.execute(
          () -> {
            try {
              Sockets.copy(client.rest(), socket.getOutputStream());
              socket.shutdownOutput();
            } catch (IOException e) {
              Sockets.close(socket);
            }
          });
      Sockets.copy(socket.getInputStream(), client.output());
      return End.CLOSE;
    } finally {
      traffic.leave(socket);
    }
  }
}
