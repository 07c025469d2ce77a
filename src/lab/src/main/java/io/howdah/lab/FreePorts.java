package io.howdah.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/**
 * Picks the ports of a cluster before it starts, so that a server keeps its address over a restart.
 * They lie below the range that the system takes for outgoing connections: one of those could sit
 * on the port of a stopped server.
 */
final class FreePorts {
  private static final int LOWEST = 10_000;
  private static final int HIGHEST = 32_000;

  private final Random random = new Random();
  private final Set<Integer> given = new HashSet<>();

  /** A port without a listener that this object did not return before. */
  int next() {
    while (true) {
      int port = LOWEST + random.nextInt(HIGHEST - LOWEST);
      if (isFree(port) && given.add(port)) {
        return port;
      }
    }
  }

  /** Whether a process listens on a port now. */
  static boolean isTaken(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
