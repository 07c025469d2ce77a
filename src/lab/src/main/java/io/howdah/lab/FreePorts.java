package io.howdah.lab;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Picks the ports of a cluster before it starts, so that a server keeps its address over a restart.
 * They lie below the range that the system takes for outgoing connections: one of those could sit
 * on the port of a stopped server.
 */
final class FreePorts {
  private static final int LOWEST = 10_000;
  private static final int HIGHEST = 32_000;

  private static final int PATIENCE_SECONDS = 30;

  // Of all clusters of this JVM: the port of a server that is down for a test has no listener, and
  // belongs to it nevertheless.
  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  private final Random random = new Random();

  /** A port without a listener that this JVM did not choose before. */
  int next() {
    while (true) {
      int port = LOWEST + random.nextInt(HIGHEST - LOWEST);
      if (isFree(port) && GIVEN.add(port)) {
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

  /**
   * Waits until a server can listen on a port: the system may close the sockets of a killed process
   * after its end.
   *
   * @throws LabException if another process has taken the port
   */
  static void awaitFree(int port) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!isFree(port)) {
      if (System.nanoTime() > end) {
        throw new LabException(
            BindException.class.getName(),
            "Port " + port + " is still taken after " + PATIENCE_SECONDS + " s.");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
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
