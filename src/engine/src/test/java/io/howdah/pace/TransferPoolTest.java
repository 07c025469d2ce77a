package io.howdah.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransferPoolTest {
  @Test
  void goesOnAfterATaskThatThrewAndThenSaysSo() throws InterruptedException {
    TransferPool pool = new TransferPool(ConcurrencyLevel.fixed(1), Thread::new, 10);
    List<String> done = new CopyOnWriteArrayList<>();

    pool.submit(
        () -> {
          throw new StackOverflowError("in a listener");
        },
        1);
    pool.submit(() -> done.add("next"), 1);

    assertThatThrownBy(pool::finish)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("in a listener");
    assertThat(done).containsExactly("next");
  }

  @Test
  void startsWithTheLargestOfTheLargeFilesAndLeavesSmallOnesInTheirOrder() throws Exception {
    TransferPool pool = new TransferPool(ConcurrencyLevel.fixed(1), Thread::new, 10);
    List<String> done = new CopyOnWriteArrayList<>();
    CountDownLatch allWait = new CountDownLatch(1);
    occupyWorkers(pool, 1, allWait);
    pool.submit(() -> done.add("small"), 1);
    pool.submit(() -> done.add("large"), 100 << 20);
    pool.submit(() -> done.add("larger"), 200 << 20);
    pool.submit(() -> done.add("smaller"), 0);

    allWait.countDown();
    pool.finish();

    assertThat(done).containsExactly("larger", "large", "small", "smaller");
  }

  @Test
  void leavesHalfOfTheWorkersToSmallFiles() throws Exception {
    TransferPool pool = new TransferPool(ConcurrencyLevel.fixed(4), Thread::new, 10);
    CountDownLatch allWait = new CountDownLatch(1);
    occupyWorkers(pool, 4, allWait);
    CountDownLatch smallAreDone = new CountDownLatch(2);
    for (int i = 0; i < 4; i++) {
      pool.submit(() -> awaitUninterruptibly(smallAreDone), 100 << 20);
    }
    for (int i = 0; i < 2; i++) {
      pool.submit(smallAreDone::countDown, 1);
    }

    allWait.countDown();
    pool.finish();

    assertThat(smallAreDone.getCount()).isZero();
  }

  /** A copy whose files were all found before the level rose, and take longer than that. */
  @Test
  void startsWorkersWhenTheLevelRises() throws Exception {
    AtomicLong now = new AtomicLong();
    ConcurrencyLevel level = ConcurrencyLevel.automatic(Duration.ZERO, 64, now::get);
    List<Thread> workers = new CopyOnWriteArrayList<>();
    TransferPool pool = new TransferPool(level, work -> recorded(new Thread(work), workers), 1_000);
    CountDownLatch together = new CountDownLatch(64);
    for (int i = 0; i < 64; i++) {
      pool.submit(
          () -> {
            together.countDown();
            awaitUninterruptibly(together);
          },
          1);
    }
    awaitUntilAllWait(workers); // one that only begins would see the new level by itself

    for (int seconds = 1; level.current() < 64; seconds++) {
      now.set(seconds * 1_000_000_000L);
      pool.moved(1_000_000L * level.current());
    }

    assertThat(together.await(10, TimeUnit.SECONDS)).isTrue(); // finish() would wake them, too
    pool.finish();
  }

  @Test
  void hasNoMoreWorkersThanMayBeInFlight() throws Exception {
    List<Thread> workers = new CopyOnWriteArrayList<>();
    ConcurrencyLevel level = ConcurrencyLevel.automatic(Duration.ZERO, 64, () -> 0);
    TransferPool pool = new TransferPool(level, work -> recorded(new Thread(work), workers), 1_000);

    for (int i = 0; i < 500; i++) {
      pool.submit(() -> {}, 1);
    }
    pool.finish();

    assertThat(workers).hasSizeBetween(1, 8);
  }

  /** Empty files, and large ones that are proven equal. */
  @ParameterizedTest
  @ValueSource(longs = {0, 100 << 20})
  void triesMoreInFlightForFilesThatMoveNoBytes(long length) throws Exception {
    AtomicLong now = new AtomicLong();
    ConcurrencyLevel level =
        ConcurrencyLevel.automatic(Duration.ZERO, 64, () -> now.addAndGet(100_000_000));
    TransferPool pool = new TransferPool(level, Thread::new, 1_000);
    AtomicInteger highest = new AtomicInteger();

    for (int i = 0; i < 100; i++) {
      pool.submit(() -> highest.accumulateAndGet(level.current(), Math::max), length);
    }
    pool.finish();

    assertThat(highest).hasValueGreaterThan(8);
  }

  /** Returns when all of them are at it, so that what is queued next is only queued. */
  private static void occupyWorkers(TransferPool pool, int workers, CountDownLatch until)
      throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(workers);
    for (int i = 0; i < workers; i++) {
      pool.submit(
          () -> {
            begun.countDown();
            awaitUninterruptibly(until);
          },
          1);
    }
    awaitUninterruptibly(begun);
  }

  private static Thread recorded(Thread worker, List<Thread> workers) {
    workers.add(worker);
    return worker;
  }

  private static void awaitUntilAllWait(List<Thread> workers) throws InterruptedException {
    Set<Thread.State> waiting = EnumSet.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);
    while (!workers.stream().allMatch(worker -> waiting.contains(worker.getState()))) {
      Thread.sleep(1);
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
