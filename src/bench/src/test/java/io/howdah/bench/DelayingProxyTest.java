package io.howdah.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.lab.HdfsFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DelayingProxyTest {
  /** Each writer and reader waits for the other, so none may share a thread. */
  private static final Executor BACKGROUND = task -> new Thread(task).start();

  private static final int SIZE = 3_000_000;

  private final ServerSocket server;

  DelayingProxyTest() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void bytesPassUnchangedInBothDirections()
      throws IOException, InterruptedException, ExecutionException {
    try (DelayingProxy proxy = DelayingProxy.start(Duration.ofMillis(4));
        Socket client = connect(proxy);
        Socket accepted = server.accept()) {
      CompletableFuture<byte[]> there =
          write(client, 1).thenCombine(read(accepted), (sent, received) -> received);
      CompletableFuture<byte[]> back =
          write(accepted, 2).thenCombine(read(client), (sent, received) -> received);

      assertThat(there.get()).isEqualTo(HdfsFiles.content(1, SIZE));
      assertThat(back.get()).isEqualTo(HdfsFiles.content(2, SIZE));
    }
  }

  @Test
  void theEndOfOneSideLeavesTheOtherOpen()
      throws IOException, InterruptedException, ExecutionException {
    try (DelayingProxy proxy = DelayingProxy.start(Duration.ofMillis(4));
        Socket client = connect(proxy);
        Socket accepted = server.accept()) {
      client.shutdownOutput();
      assertThat(accepted.getInputStream().read()).isEqualTo(-1);

      write(accepted, 3).get();

      assertThat(client.getInputStream().readAllBytes()).isEqualTo(HdfsFiles.content(3, SIZE));
    }
  }

  @Test
  void aServerThatEndsAConnectionEndsTheClients() throws IOException {
    try (DelayingProxy proxy = DelayingProxy.start(Duration.ofMillis(4));
        Socket client = connect(proxy)) {
      server.accept().close();

      assertThat(client.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void connectionsThatAreBrokenOffAtBothEndsDisturbNoOther() throws IOException {
    try (DelayingProxy proxy = DelayingProxy.start(Duration.ofMillis(4))) {
      for (int i = 0; i < 100; i++) {
        Socket client = connect(proxy);
        Socket accepted = server.accept();
        client.getOutputStream().write(1);
        accepted.getOutputStream().write(1);
        client.setSoLinger(true, 0);
        accepted.setSoLinger(true, 0);
        client.close();
        accepted.close();
      }
      try (Socket client = connect(proxy);
          Socket accepted = server.accept()) {
        client.getOutputStream().write(2);

        assertThat(accepted.getInputStream().read()).isEqualTo(2);
      }
    }
  }

  @Test
  void aClientOfAServerThatIsGoneIsNotLeftWaiting() throws IOException {
    server.close();
    try (DelayingProxy proxy = DelayingProxy.start(Duration.ofMillis(4));
        Socket client = connect(proxy)) {
      assertThat(client.getInputStream().read()).isEqualTo(-1);
    }
  }

  /** A slow machine makes it later still, never earlier. */
  @Test
  void aFirstByteArrivesARoundTripAndAHalfAfterItsConnectionWasBegun() throws IOException {
    try (DelayingProxy proxy = DelayingProxy.start(Duration.ofMillis(50))) {
      long begun = System.nanoTime();
      try (Socket client = connect(proxy);
          Socket accepted = server.accept()) {
        client.getOutputStream().write(1);
        assertThat(accepted.getInputStream().read()).isEqualTo(1);

        assertThat(Duration.ofNanos(System.nanoTime() - begun))
            .isGreaterThanOrEqualTo(Duration.ofMillis(74)); // half a millisecond may be missing
      }
    }
  }

  private Socket connect(DelayingProxy proxy) throws IOException {
    InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    InetSocketAddress address =
        proxy.standBefore((InetSocketAddress) server.getLocalSocketAddress(), free);
    return new Socket(address.getAddress(), address.getPort());
  }

  private static CompletableFuture<Void> write(Socket socket, long seed) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            OutputStream out = socket.getOutputStream();
            out.write(HdfsFiles.content(seed, SIZE));
            socket.shutdownOutput();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        BACKGROUND);
  }

  private static CompletableFuture<byte[]> read(Socket socket) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return socket.getInputStream().readAllBytes();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        BACKGROUND);
  }
}
