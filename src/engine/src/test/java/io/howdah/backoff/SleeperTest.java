package io.howdah.backoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.Cancellation;
import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SleeperTest {
  private static final Duration LONG = Duration.ofDays(1);

  @Test
  void endsTheWaitOfACopyThatIsCancelled() {
    Cancellation cancellation = new Cancellation();
    Sleeper sleeper = Sleeper.until(cancellation);
    cancellation.cancel();

    assertThatExceptionOfType(CopyException.class)
        .isThrownBy(() -> sleeper.sleep(LONG))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
  }

  @Test
  void endsTheWaitOfAnInterruptedThread() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> Sleeper.threads().sleep(LONG))
        .isInstanceOf(InterruptedException.class);

    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> Sleeper.until(new Cancellation()).sleep(LONG))
        .isInstanceOf(InterruptedException.class);
  }

  @Test
  void waitsAtLeastForTheDuration() throws Exception {
    long begin = System.nanoTime();
    Sleeper.threads().sleep(Duration.ofMillis(2));
    Sleeper.until(new Cancellation()).sleep(Duration.ofMillis(2));

    assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(4_000_000);
  }
}
