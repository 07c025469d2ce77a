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
 * Sends requests to the KDCs of a realm over TCP. It tries each KDC in turn, with a time limit for
 * each, until one can process the request.
 */
final class KdcChannel {
  private static final int LONGEST_RESPONSE = 1024 * 1024;

  private final List<KdcAddress> addresses;
  private final Duration connectTimeout;
  private final Duration responseTimeout;

  /** The KDC that responded last is tried first. So a silent KDC costs its timeout only once. */
  private volatile int preferred;

  KdcChannel(List<KdcAddress> addresses, Duration connectTimeout, Duration responseTimeout) {
    this.addresses = Collections.unmodifiableList(new ArrayList<>(addresses));
    this.connectTimeout = connectTimeout;
    this.responseTimeout = responseTimeout;
  }

  List<KdcAddress> addresses() {
    return addresses;
  }

  /**
   * The first response of a KDC that can process the request. Where none can, the response of a KDC
   * that reported that.
   *
   * @throws IOException with the reason of each KDC that did not respond
   */
  byte[] ask(byte[] request) throws IOException {
    List<String> reasons = new ArrayList<>();
    IOException last = null;
    byte[] unavailable = null;
    int begin = preferred;
    for (int i = 0; i < addresses.size(); i++) {
      int next = (begin + i) % addresses.size();
      KdcAddress address = addresses.get(next);
      try {
        byte[] response = ask(address, request);
        if (!isUnavailable(response)) {
          preferred = next;
          return response;
        }
        unavailable = response;
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

  private static boolean isUnavailable(byte[] response) throws IOException {
    try {
      KrbMessage message = KrbCodec.decodeMessage(ByteBuffer.wrap(response));
      return message instanceof KrbError
          && ((KrbError) message).getErrorCode() == KrbErrorCode.KDC_ERR_SVC_UNAVAILABLE;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      // Kerby throws any kind of exception for malformed bytes.
      throw new IOException("it does not speak Kerberos", e);
    }
  }

  private byte[] ask(KdcAddress address, byte[] request) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(address.host(), address.port()), millis(connectTimeout.toNanos()));
      long deadline = System.nanoTime() + responseTimeout.toNanos();
      OutputStream out = socket.getOutputStream();
      out.write(
          ByteBuffer.allocate(Integer.BYTES + request.length)
              .putInt(request.length)
              .put(request)
              .array());
      out.flush();
      byte[] length = new byte[Integer.BYTES];
      read(socket, length, deadline);
      int size = ByteBuffer.wrap(length).getInt();
      if (size < 1 || size > LONGEST_RESPONSE) {
        throw new IOException("it does not speak Kerberos");
      }
      byte[] response = new byte[size];
      read(socket, response, deadline);
      return response;
    }
  }

  private static void read(Socket socket, byte[] bytes, long deadline) throws IOException {
    InputStream in = socket.getInputStream();
    for (int filled = 0; filled < bytes.length; ) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        throw new IOException("its response does not end");
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
