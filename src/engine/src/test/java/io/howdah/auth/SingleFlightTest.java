package io.howdah.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SingleFlightTest {
  private static final long PATIENCE_SECONDS = 60;

  private final SingleFlight<String> flight = new SingleFlight<>();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch go = new CountDownLatch(1);
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicInteger fetches = new AtomicInteger();

  @Test
  @Timeout(PATIENCE_SECONDS)
  void doesNotStopThoseWhoWaitedForOneThatWasStopped() throws Exception {
    CompletableFuture<String> first = inThread(this::stopped);
    assertThat(begun.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    CompletableFuture<String> second = inThread(this::fetched);
    while (threads.get(1).getState() != Thread.State.WAITING) {
      Thread.sleep(1);
    }
    go.countDown();

    assertThat(first).succeedsWithin(Duration.ofSeconds(PATIENCE_SECONDS)).isEqualTo("CANCELLED");
    assertThat(second).succeedsWithin(Duration.ofSeconds(PATIENCE_SECONDS)).isEqualTo("fetched");
    assertThat(fetches).hasValue(2);
  }

  private CompletableFuture<String> inThread(SingleFlight.Fetch<String> fetch) {
    return CompletableFuture.supplyAsync(
        () -> outcome(fetch),
        task -> {
          Thread thread = new Thread(task);
          threads.add(thread);
          thread.start();
        });
  }

  private String outcome(SingleFlight.Fetch<String> fetch) {
    try {
      return flight.get(fetch);
    } catch (CopyException e) {
      return e.code().toString();
    }
  }

  private String fetched() {
    fetches.incrementAndGet();
    return "fetched";
  }

  private String stopped() throws CopyException {
    fetches.incrementAndGet();
    begun.countDown();
    try {
      go.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    throw new CopyException(ErrorCode.CANCELLED, "It was stopped.");
  }
}
