package io.howdah.auth.kerberos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Asks the KDCs of a realm over TCP, each in turn until one answers, and none for longer than it is
 * given.
 */
final class KdcChannel {
  private static final int LONGEST_ANSWER = 1024 * 1024;

  private final List<KdcAddress> addresses;
  private final Duration connectTimeout;
  private final Duration answerTimeout;

  KdcChannel(List<KdcAddress> addresses, Duration connectTimeout, Duration answerTimeout) {
    this.addresses = Collections.unmodifiableList(new ArrayList<>(addresses));
    this.connectTimeout = connectTimeout;
    this.answerTimeout = answerTimeout;
  }

  List<KdcAddress> addresses() {
    return addresses;
  }

  /**
   * The first answer that comes.
   *
   * @throws IOException saying of each KDC why it gave none
   */
  byte[] ask(byte[] question) throws IOException {
    List<String> reasons = new ArrayList<>();
    IOException last = null;
    for (KdcAddress address : addresses) {
      try {
        return ask(address, question);
      } catch (IOException e) {
        reasons.add(address + " (" + (e.getMessage() == null ? e : e.getMessage()) + ")");
        last = e;
      }
    }
    throw new IOException(String.join(", ", reasons), last);
  }

  private byte[] ask(KdcAddress address, byte[] question) throws IOException {
    long deadline = System.nanoTime() + connectTimeout.plus(answerTimeout).toNanos();
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(address.host(), address.port()), millis(connectTimeout.toNanos()));
      OutputStream out = socket.getOutputStream();
      out.write(
          ByteBuffer.allocate(Integer.BYTES + question.length)
              .putInt(question.length)
              .put(question)
              .array());
      out.flush();
      byte[] length = new byte[Integer.BYTES];
      read(socket, length, deadline);
      int size = ByteBuffer.wrap(length).getInt();
      if (size < 1 || size > LONGEST_ANSWER) {
        throw new IOException("it does not speak Kerberos");
      }
      byte[] answer = new byte[size];
      read(socket, answer, deadline);
      return answer;
    }
  }

  private static void read(Socket socket, byte[] bytes, long deadline) throws IOException {
    InputStream in = socket.getInputStream();
    for (int filled = 0; filled < bytes.length; ) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        throw new IOException("its answer does not end");
      }
      socket.setSoTimeout(millis(left));
      int read = in.read(bytes, filled, bytes.length - filled);
      if (read < 0) {
        throw new IOException("it hung up");
      }
      filled += read;
    }
  }

  private static int millis(long nanos) {
    return (int) Math.max(1, nanos / 1_000_000);
  }
}
