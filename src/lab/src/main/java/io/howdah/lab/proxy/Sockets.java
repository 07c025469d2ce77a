package io.howdah.lab.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.Executor;

/** What a proxy does with connections. */
final class Sockets {
  /** A new daemon thread for each task: none may wait for another. */
  static final Executor THREADS =
      task -> {
        Thread thread = new Thread(task, "proxy");
        thread.setDaemon(true);
        thread.start();
      };

  private static final int BUFFER = 64 << 10;
  private static final int LINGER_MILLIS = 1_000;

  private Sockets() {}

  /** Copies all of a body, each part as soon as it is there. */
  static void copy(InputStream from, OutputStream to) throws IOException {
    byte[] buffer = new byte[BUFFER];
    for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
      to.write(buffer, 0, read);
      to.flush();
    }
  }

  /** Reads all that is left of a body. */
  static void drain(InputStream body) throws IOException {
    copy(body, OutputStream.nullOutputStream());
  }

  /** Closes a connection as a fault does, at once. */
  static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // Closed all the same.
    }
  }

  /**
   * Closes a connection so that the other side gets all that was sent, also where it is sending
   * itself: a close with bytes unread makes the system discard what was sent.
   */
  static void closeGently(Socket socket) {
    try {
      socket.shutdownOutput();
      socket.setSoTimeout(LINGER_MILLIS);
      drain(socket.getInputStream());
    } catch (IOException e) {
      // The other side has closed the connection, or sends no more.
    }
    close(socket);
  }
}
