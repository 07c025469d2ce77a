package io.howdah;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LagTest {
  private static final Instant RUN = Instant.parse("2026-11-30T12:00:00Z");

  @Test
  void isNothingWhereNothingIsLacking() {
    assertThat(Lag.NONE.files()).isZero();
    assertThat(Lag.NONE.bytes()).isZero();
    assertThat(Lag.NONE.oldestChange()).isNull();
    assertThat(Lag.NONE.secondsAt(RUN)).isZero();
    assertThat(Lag.NONE.inSyncAsOf(RUN)).isEqualTo(RUN);
  }

  @Test
  void beginsAtTheOldestChange() {
    Instant change = RUN.minusMillis(90_999);

    Lag lag = Lag.of(Count.of(2, 30), change);

    assertThat(lag.secondsAt(RUN)).isEqualTo(90);
    assertThat(lag.inSyncAsOf(RUN)).isEqualTo(change);
  }

  /** The clock of the source may be ahead, and a file may change after the run began. */
  @Test
  void isNeverNegative() {
    Lag lag = Lag.of(Count.of(1, 1), RUN.plusSeconds(5));

    assertThat(lag.secondsAt(RUN)).isZero();
    assertThat(lag.inSyncAsOf(RUN)).isEqualTo(RUN);
  }

  @Test
  void isAValue() {
    assertThat(Lag.of(Count.of(1, 2), RUN))
        .isEqualTo(Lag.of(Count.of(1, 2), RUN))
        .hasSameHashCodeAs(Lag.of(Count.of(1, 2), RUN))
        .isNotEqualTo(Lag.of(Count.of(2, 2), RUN))
        .isNotEqualTo(Lag.of(Count.of(1, 3), RUN))
        .isNotEqualTo(Lag.of(Count.of(1, 2), RUN.plusMillis(1)))
        .hasToString("1 files and 2 bytes behind, since 2026-11-30T12:00:00Z");
  }
}
