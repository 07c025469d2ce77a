package io.howdah.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.howdah.Cancellation;
import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.backoff.Backoff;
import io.howdah.fs.Patience;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FileBackoffTest {
  private final Cancellation cancellation = new Cancellation();
  private final Patience patience = Patience.of(Duration.ofSeconds(5), () -> 0);
  private final FileBackoff backoff =
      new FileBackoff(
          Backoff.of(Duration.ofSeconds(2), 2, Duration.ofDays(1)), cancellation, patience);

  @Test
  void endsWhereTheNextWaitIsLongerThanThePatience() {
    assertThat(backoff.endAfter(1)).as("2 s").isFalse();
    assertThat(backoff.endAfter(2)).as("4 s").isFalse();
    assertThat(backoff.endAfter(3)).as("8 s").isTrue();
  }

  @Test
  void endsAWaitWhenTheCopyIsCancelled() {
    cancellation.cancel();

    assertThatExceptionOfType(CopyException.class)
        .isThrownBy(() -> backoff.waitAfter(100))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
  }

  @Test
  void leavesAnInterruptedThreadInterrupted() {
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(CopyException.class)
        .isThrownBy(() -> backoff.waitAfter(100))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
    assertThat(Thread.interrupted()).isTrue();
  }
}
