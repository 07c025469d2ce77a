package io.howdah.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.Cancellation;
import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.backoff.Sleeper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With a clock that only the test moves. */
class PassageTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private long nanos;

  @ParameterizedTest
  @CsvSource({"1, 3", "7, 1", "100, 4", "500, 64"})
  void permitsTheRateInEachSecondWithoutBursts(int rate, int threads) throws Exception {
    Passage passage = new Passage(List.of(throttle(rate)));
    Map<Long, Integer> byQuarter = new TreeMap<>();
    Map<Long, Integer> bySecond = new TreeMap<>();
    PriorityQueue<Long> turns = new PriorityQueue<>();
    for (int i = 0; i < threads; i++) {
      turns.add(0L);
    }
    while (nanos < 10 * SECOND) {
      nanos = Math.max(nanos, turns.remove());
      passage.pass(1, this::sleep);
      byQuarter.merge(nanos * 4 / SECOND, 1, Integer::sum);
      bySecond.merge(nanos / SECOND, 1, Integer::sum);
      turns.add(nanos + 1_000_000);
    }
    assertThat(byQuarter.values())
        .allSatisfy(
            requests -> assertThat(requests).isLessThanOrEqualTo(1 + (rate + 3) / 4 + rate / 20));
    bySecond.remove(10L);
    assertThat(bySecond.values().stream().mapToInt(each -> each).sum())
        .isBetween(rate * 10 - rate / 10, rate * 10 + 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 1_000})
  void makesUpForATwentiethOfASecondAtMost(int rate) throws Exception {
    Passage passage = new Passage(List.of(throttle(rate)));
    passage.pass(1, this::sleep);
    nanos += 60 * SECOND;

    long begun = nanos;
    int atOnce = -1;
    while (nanos == begun) {
      passage.pass(1, this::sleep);
      atOnce++;
    }
    assertThat(atOnce).isLessThanOrEqualTo(1 + rate / 20);
  }

  /** Each run has one request in the queue, whatever the number of its threads. */
  @Test
  void letsRunsThatShareAThrottleTakeTurns() throws Exception {
    Throttle shared = new Throttle(() -> 400, System::nanoTime);
    Passage one = new Passage(List.of(shared));
    Passage other = new Passage(List.of(shared));
    AtomicInteger ofOne = new AtomicInteger();
    AtomicInteger ofOther = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    threads.add(passing(one, ofOne));
    for (int i = 0; i < 16; i++) {
      threads.add(passing(other, ofOther));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(ofOne.get() * 4).as("one thread against 16").isGreaterThan(ofOther.get());
  }

  private static Thread passing(Passage passage, AtomicInteger passed) {
    long end = System.nanoTime() + SECOND;
    Thread thread =
        new Thread(
            () -> {
              while (System.nanoTime() < end) {
                try {
                  passage.pass(1, Sleeper.threads());
                } catch (CopyException | InterruptedException e) {
                  throw new IllegalStateException(e);
                }
                passed.incrementAndGet();
              }
            });
    thread.start();
    return thread;
  }

  @Test
  void leavesNoReservationOfARequestThatWasCancelled() throws Exception {
    Passage passage = new Passage(List.of(throttle(1)));
    Cancellation cancellation = new Cancellation();
    passage.pass(1, this::sleep);
    cancellation.cancel();
    for (int i = 0; i < 100; i++) {
      assertThatThrownBy(() -> passage.pass(1, Sleeper.until(cancellation)))
          .isInstanceOf(CopyException.class);
    }

    passage.pass(1, this::sleep);
    assertThat(Duration.ofNanos(nanos).toMillis()).isEqualTo(1_000);
  }

  /** A cancelled run must not take the places of those behind it away. */
  @Test
  void goesOnAfterTheRunsInFrontWereCancelled() throws Exception {
    Throttle shared = new Throttle(() -> 10, System::nanoTime);
    Cancellation cancellation = new Cancellation();
    new Passage(List.of(shared)).pass(1, Sleeper.threads());
    List<Thread> inFront = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Passage passage = new Passage(List.of(shared));
      Thread thread =
          new Thread(
              () ->
                  assertThatThrownBy(() -> passage.pass(10, Sleeper.until(cancellation)))
                      .isInstanceOf(CopyException.class));
      thread.start();
      while (thread.getState() != Thread.State.TIMED_WAITING) {
        Thread.onSpinWait();
      }
      inFront.add(thread);
    }
    Passage last = new Passage(List.of(shared));
    Thread survivor = new Thread(() -> passQuietly(last));
    survivor.start();
    while (survivor.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }

    cancellation.cancel();

    survivor.join(Duration.ofSeconds(30).toMillis());
    assertThat(survivor.isAlive()).isFalse();
    for (Thread thread : inFront) {
      thread.join();
    }
  }

  private static void passQuietly(Passage passage) {
    try {
      passage.pass(1, Sleeper.threads());
    } catch (CopyException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void endsTheWaitOfARequestThatIsCancelled() throws Exception {
    Cancellation cancellation = new Cancellation();
    RequestPace pace = new RequestPace(List.of(hourly()), cancellation, System::nanoTime);
    pace.await();
    Thread waiting = Thread.currentThread();
    Thread canceller =
        new Thread(
            () -> {
              while (waiting.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
              }
              cancellation.cancel();
            });
    canceller.start();

    assertThatThrownBy(pace::await)
        .isInstanceOfSatisfying(
            CopyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
    canceller.join();
  }

  @Test
  void holdsNothingBackWithoutALimit() throws Exception {
    RequestPace pace =
        new RequestPace(
            List.of(new Throttle(() -> Throttle.OFF, () -> nanos)),
            new Cancellation(),
            () -> nanos);

    assertThat(pace.await()).isZero();
  }

  @Test
  void tellsHowLongARequestWasHeldBack() throws Exception {
    RequestPace pace =
        new RequestPace(
            List.of(new Throttle(() -> 20, System::nanoTime)),
            new Cancellation(),
            System::nanoTime);
    Duration held = pace.await();
    for (int i = 0; i < 3; i++) {
      held = held.plus(pace.await());
    }

    assertThat(held).isGreaterThan(Duration.ofMillis(90));
  }

  private Throttle throttle(long rate) {
    return new Throttle(() -> rate, () -> nanos);
  }

  /** A first request passes at once, the next one nearly never. */
  private static Throttle hourly() {
    long[] slowly = {System.nanoTime()};
    return new Throttle(() -> 1, () -> slowly[0]);
  }

  private void sleep(Duration time) {
    nanos += time.toNanos();
  }
}
