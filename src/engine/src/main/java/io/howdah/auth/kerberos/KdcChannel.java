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
import org.apache.kerby.kerberos.kerb.KrbCodec;
import org.apache.kerby.kerberos.kerb.KrbErrorCode;
import org.apache.kerby.kerberos.kerb.type.base.KrbError;
import org.apache.kerby.kerberos.kerb.type.base.KrbMessage;

/**
 * Asks the KDCs of a realm over TCP, each in turn until one can serve, and none for longer than it
 * is given.
 */
final class KdcChannel {
  private static final int LONGEST_ANSWER = 1024 * 1024;

  private final List<KdcAddress> addresses;
  private final Duration connectTimeout;
  private final Duration answerTimeout;

  /** The KDC that answered last. A silent one costs its time-out once and not each time. */
  private volatile int preferred;

  KdcChannel(List<KdcAddress> addresses, Duration connectTimeout, Duration answerTimeout) {
    this.addresses = Collections.unmodifiableList(new ArrayList<>(addresses));
    this.connectTimeout = connectTimeout;
    this.answerTimeout = answerTimeout;
  }

  List<KdcAddress> addresses() {
    return addresses;
  }

  /**
   * The first answer that comes; where no KDC can serve, that of one which said so.
   *
   * @throws IOException saying of each KDC why it gave none
   */
  byte[] ask(byte[] question) throws IOException {
    List<String> reasons = new ArrayList<>();
    IOException last = null;
    byte[] unavailable = null;
    int begin = preferred;
    for (int i = 0; i < addresses.size(); i++) {
      int next = (begin + i) % addresses.size();
      KdcAddress address = addresses.get(next);
      try {
        byte[] answer = ask(address, question);
        if (!saysUnavailable(answer)) {
          preferred = next;
          return answer;
        }
        unavailable = answer;
      } catch (IOException e) {
        reasons.add(address + " (" + (e.getMessage() == null ? e : e.getMessage()) + ")");
        last = e;
      }
    }
    if (unavailable != null) {
      return unavailable;
    }
    throw new IOException(String.join(", ", reasons), last);
  }

  private static boolean saysUnavailable(byte[] answer) throws IOException {
    try {
      KrbMessage message = KrbCodec.decodeMessage(ByteBuffer.wrap(answer));
      return message instanceof KrbError
          && ((KrbError) message).getErrorCode() == KrbErrorCode.KDC_ERR_SVC_UNAVAILABLE;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      // Kerby meets bytes that are not as they should be with whatever goes wrong within it.
      throw new IOException("it does not speak Kerberos", e);
    }
  }

  private byte[] ask(KdcAddress address, byte[] question) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(address.host(), address.port()), millis(connectTimeout.toNanos()));
      long deadline = System.nanoTime() + answerTimeout.toNanos();
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
