package io.howdah.lab.proxy;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** The body of a request on its way to a server, while the server may respond already. */
final class Upload {
  private static final int BUFFER = 64 << 10;

  private final Traffic traffic;
  private final Socket client;
  private final Socket server;
  private volatile boolean ended;

  private Upload(Traffic traffic, Socket client, Socket server) {
    this.traffic = traffic;
    this.client = client;
    this.server = server;
  }

  /** Begins to send the body of a request whose head is sent. */
  static Upload start(
      Traffic traffic, ClientConnection client, Router.Routed request, Socket server)
      throws IOException {
    Upload upload = new Upload(traffic, client.socket(), server);
    RequestHead head = request.head();
    if (!head.hasBody()) {
      upload.ended = true;
      return upload;
    }
    OutputStream out = new BufferedOutputStream(server.getOutputStream(), BUFFER);
    OutputStream framed = Framing.AS_SERVED.body(head.headers(), out);
    OutputStream spoiled =
        new SpoiledOutput(framed, traffic.rules().ofBody(request.call(), BodyFault.Way.UPLOAD), 0);
    InputStream body = client.body(head);
    Sockets.THREADS.execute(() -> upload.run(body, spoiled));
    return upload;
  }

  /** Whether the client has sent all of the body. */
  boolean hasEnded() {
    return ended;
  }

  private void run(InputStream body, OutputStream out) {
    byte[] buffer = new byte[BUFFER];
    boolean taken = true;
    try {
      for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
        // A server that takes no more may have responded: the client shall see that.
        taken = taken && send(buffer, read, out);
      }
      ended = true;
      if (taken) {
        out.close();
      }
    } catch (IOException e) {
      // The client has left, and so the server must not wait for the rest.
      Sockets.close(server);
    }
  }

  /** Whether the server took the bytes. */
  private boolean send(byte[] buffer, int length, OutputStream out) {
    Runnable freeze = traffic.freeze();
    try {
      out.write(buffer, 0, length);
      out.flush();
      return true;
    } catch (SpoiledOutput.Struck e) {
      if (e.freezes()) {
        freeze.run();
      }
      Sockets.close(client);
      Sockets.close(server);
      return false;
    } catch (IOException e) {
      return false;
    }
  }
}
