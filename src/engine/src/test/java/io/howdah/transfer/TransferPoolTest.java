package io.howdah.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class TransferPoolTest {
  @Test
  void goesOnAfterATaskThatThrewAndThenSaysSo() throws InterruptedException {
    TransferPool pool = new TransferPool(ConcurrencyLevel.fixed(1), Thread::new, 10);
    List<String> done = new CopyOnWriteArrayList<>();

    pool.submit(
        () -> {
          throw new StackOverflowError("in a listener");
        });
    pool.submit(() -> done.add("next"));

    assertThatThrownBy(pool::finish)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("in a listener");
    assertThat(done).containsExactly("next");
  }
}
