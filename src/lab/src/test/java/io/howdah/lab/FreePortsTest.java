package io.howdah.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FreePortsTest {
  @Test
  void waitsUntilTheLastListenerIsGone()
      throws IOException, ExecutionException, InterruptedException {
    int port = new FreePorts().next();
    CompletableFuture<Void> waiting;
    try (ServerSocket listener = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      waiting =
          CompletableFuture.runAsync(
              () -> FreePorts.awaitFree(listener.getLocalPort()), Threads.EACH_ITS_OWN);
      TimeUnit.MILLISECONDS.sleep(100);

      assertThat(waiting).isNotDone();
    }
    waiting.get();
    assertThat(FreePorts.isTaken(port)).isFalse();
  }
}
