package io.howdah.oozie.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class FairPoolTest {
  private final FairPool pool = new FairPool(1, Thread::new);
  private final List<String> done = new CopyOnWriteArrayList<>();

  @Test
  void letsUsersTakeTurns() throws InterruptedException {
    CountDownLatch first = new CountDownLatch(1);
    CountDownLatch all = new CountDownLatch(4);
    pool.submit("alice", () -> await(first));
    for (String task : List.of("alice 1", "alice 2", "alice 3", "bob 1")) {
      pool.submit(task.split(" ", 2)[0], () -> finish(task, all));
    }
    assertThat(pool.running()).isEqualTo(1);
    assertThat(pool.waiting()).isEqualTo(4);

    first.countDown();
    all.await();

    assertThat(done).containsExactly("alice 1", "bob 1", "alice 2", "alice 3");
  }

  @Test
  void goesOnAfterATaskThatThrew() throws InterruptedException {
    CountDownLatch all = new CountDownLatch(1);
    FairPool quiet =
        new FairPool(
            1,
            work -> {
              Thread thread = new Thread(work);
              thread.setUncaughtExceptionHandler((dead, cause) -> done.add(cause.getMessage()));
              return thread;
            });
    quiet.submit(
        "alice",
        () -> {
          throw new IllegalStateException("broken");
        });
    quiet.submit("alice", () -> finish("next", all));
    all.await();

    quiet.close(10_000);
    assertThat(done).containsExactlyInAnyOrder("broken", "next");
    assertThat(quiet.running()).isZero();
  }

  @Test
  void dropsWhatWaitsWhenItCloses() throws InterruptedException {
    CountDownLatch first = new CountDownLatch(1);
    pool.submit("alice", () -> await(first));
    pool.submit("alice", () -> done.add("never"));

    pool.close(1);
    first.countDown();
    pool.close(10_000);

    assertThat(pool.running()).isZero();
    assertThat(done).isEmpty();
  }

  private void finish(String task, CountDownLatch all) {
    done.add(task);
    all.countDown();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
