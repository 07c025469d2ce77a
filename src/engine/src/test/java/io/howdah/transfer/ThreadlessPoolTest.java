package io.howdah.transfer;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

class ThreadlessPoolTest {
  @Test
  @Timeout(value = 10, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
  void endsWhenTheServerHasNoThreadForIt() throws Exception {
    TransferPool pool =
        new TransferPool(
            ConcurrencyLevel.fixed(1),
            work ->
                new Thread(work) {
                  @Override
                  public synchronized void start() {
                    throw new OutOfMemoryError("unable to create native thread");
                  }
                },
            1_000);
    assertThatThrownBy(() -> pool.submit(() -> {})).isInstanceOf(OutOfMemoryError.class);

    pool.finish();
  }
}
