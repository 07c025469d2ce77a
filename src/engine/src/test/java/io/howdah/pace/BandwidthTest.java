package io.howdah.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.BandwidthLimit;
import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Simulated: time passes only where a thread waits or writes. */
class BandwidthTest {
  private static final long RATE = 20 << 20;
  private static final Instant MIDNIGHT = Instant.parse("2026-11-30T00:00:00Z");

  private long nanos;

  /** Each thread writes files of one size, and needs a millisecond for each request. */
  @ParameterizedTest
  @CsvSource({
    "4096, 64, 256",
    "4096, 1000, 64",
    "1048576, 1, 256",
    "1048576, 64, 256",
    "262144, 8, 256",
  })
  void staysWithinTheRateInEachSecond(int file, int threads, int bufferKib) throws CopyException {
    Map<Long, Long> bySecond = simulate(file, threads, bufferKib << 10, 10);

    assertThat(bySecond.values()).hasSizeGreaterThan(8);
    bySecond.remove(bySecond.size() - 1L); // is not over
    assertThat(bySecond.values())
        .allSatisfy(bytes -> assertThat(bytes).isBetween(RATE * 9 / 10, RATE * 11 / 10));
  }

  /** The bytes written in each second. */
  private Map<Long, Long> simulate(int file, int threads, int buffer, int seconds)
      throws CopyException {
    long[] wait = new long[1];
    Bandwidth bandwidth =
        new Bandwidth(
            BandwidthLimit.of(RATE), at(MIDNIGHT), () -> nanos, time -> wait[0] = time.toNanos());
    Map<Long, Long> bySecond = new TreeMap<>();
    PriorityQueue<long[]> turns = new PriorityQueue<>((a, b) -> Long.compare(a[0], b[0]));
    for (int i = 0; i < threads; i++) {
      turns.add(new long[] {0, file});
    }
    while (nanos < Duration.ofSeconds(seconds).toNanos()) {
      long[] turn = turns.remove();
      nanos = turn[0];
      wait[0] = 0;
      int piece = bandwidth.next((int) Math.min(buffer, turn[1]));
      long written = nanos + wait[0];
      bySecond.merge(written / 1_000_000_000L, (long) piece, Long::sum);
      boolean isEnd = turn[1] == piece;
      turns.add(
          new long[] {written + (isEnd ? 1_000_000 : 10_000), isEnd ? file : turn[1] - piece});
    }
    return bySecond;
  }

  @Test
  void doesNotWaitWithoutALimit() throws CopyException {
    Bandwidth bandwidth =
        new Bandwidth(
            BandwidthLimit.none(),
            at(MIDNIGHT),
            () -> nanos,
            time -> {
              throw new AssertionError("waits for " + time);
            });

    assertThat(bandwidth.next(1 << 20)).isEqualTo(1 << 20);
  }

  /** A copy that waited for its servers must not make up for it all at once. */
  @Test
  void givesLittleCreditForTimeThatWasNotUsed() throws CopyException {
    long[] wait = new long[1];
    Bandwidth bandwidth =
        new Bandwidth(
            BandwidthLimit.of(RATE), at(MIDNIGHT), () -> nanos, time -> wait[0] = time.toNanos());
    bandwidth.next(1);
    nanos += Duration.ofSeconds(10).toNanos();

    long atOnce = 0;
    while (wait[0] == 0) {
      atOnce += bandwidth.next(1 << 20);
    }
    assertThat(atOnce).isLessThan(RATE / 10);
  }

  @Test
  void followsATimetableWithinAFile() throws CopyException {
    BandwidthLimit limit =
        BandwidthLimit.timetable(
            Map.of(LocalTime.of(8, 0), 1_000L, LocalTime.of(19, 0), BandwidthLimit.OFF));
    Instant[] now = {MIDNIGHT.plus(Duration.ofHours(7))};
    Bandwidth bandwidth =
        new Bandwidth(limit, moving(now), () -> nanos, time -> nanos += time.toNanos());

    assertThat(bandwidth.next(100_000)).as("before the first entry of the day").isEqualTo(100_000);
    now[0] = MIDNIGHT.plus(Duration.ofHours(8));
    assertThat(bandwidth.next(100_000)).isEqualTo(512);
    bandwidth.next(512);
    assertThat(Duration.ofNanos(nanos)).isEqualTo(Duration.ofMillis(512));
    now[0] = MIDNIGHT.plus(Duration.ofHours(19));
    assertThat(bandwidth.next(100_000)).isEqualTo(100_000);
  }

  @Test
  void endsItsWaitWhereTheThreadIsInterrupted() throws CopyException {
    Bandwidth bandwidth =
        new Bandwidth(
            BandwidthLimit.of(100),
            at(MIDNIGHT),
            () -> nanos,
            time -> {
              throw new InterruptedException();
            });
    bandwidth.next(1);

    assertThatThrownBy(() -> bandwidth.next(1))
        .isInstanceOfSatisfying(
            CopyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
    assertThat(Thread.interrupted()).isTrue();
  }

  private static Clock at(Instant instant) {
    return Clock.fixed(instant, ZoneOffset.UTC);
  }

  private static Clock moving(Instant[] now) {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return now[0];
      }
    };
  }
}
