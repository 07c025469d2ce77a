package io.howdah.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

@Timeout(value = 10, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
class ThreadlessPoolTest {
  @Test
  void endsWhenTheServerHasNoThreadForIt() throws Exception {
    TransferPool pool = new TransferPool(ConcurrencyLevel.fixed(1), threads(0), 1_000);
    assertThatThrownBy(() -> pool.submit(() -> {}, 1)).isInstanceOf(OutOfMemoryError.class);

    pool.finish();
  }

  @Test
  void doesEverythingWithTheThreadsThatThereAre() throws Exception {
    TransferPool pool = new TransferPool(ConcurrencyLevel.fixed(8), threads(1), 1_000);
    List<String> done = new CopyOnWriteArrayList<>();
    for (String file : new String[] {"a", "b", "c"}) {
      assertThatCode(() -> pool.submit(() -> done.add(file), 1)).doesNotThrowAnyException();
    }

    pool.finish();

    assertThat(done).containsExactly("a", "b", "c");
  }

  @Test
  void goesOnWhereNotEvenAThreadCanBeMade() throws Exception {
    ThreadFactory threads = threads(1);
    AtomicInteger made = new AtomicInteger();
    TransferPool pool =
        new TransferPool(
            ConcurrencyLevel.fixed(8),
            work -> {
              if (made.getAndIncrement() > 0) {
                throw new OutOfMemoryError("Java heap space");
              }
              return threads.newThread(work);
            },
            1_000);
    List<String> done = new CopyOnWriteArrayList<>();
    for (String file : new String[] {"a", "b", "c"}) {
      pool.submit(() -> done.add(file), 1);
    }

    pool.finish();

    assertThat(done).containsExactly("a", "b", "c");
  }

  /** As on a server that starts so many threads, and no more. */
  private static ThreadFactory threads(int most) {
    AtomicInteger left = new AtomicInteger(most);
    return work ->
        new Thread(work) {
          @Override
          public synchronized void start() {
            if (left.getAndDecrement() <= 0) {
              throw new OutOfMemoryError("unable to create native thread");
            }
            super.start();
          }
        };
  }
}
