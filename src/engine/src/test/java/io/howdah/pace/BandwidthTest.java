package io.howdah.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.BandwidthLimit;
import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.backoff.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
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

  /** The bytes written in each second. One thread at a time waits, and the others wait for it. */
  private Map<Long, Long> simulate(int file, int threads, int buffer, int seconds)
      throws CopyException {
    Bandwidth bandwidth = bandwidth(BandwidthLimit.of(RATE), at(MIDNIGHT), this::pass);
    Map<Long, Long> bySecond = new TreeMap<>();
    PriorityQueue<long[]> turns = new PriorityQueue<>((a, b) -> Long.compare(a[0], b[0]));
    for (int i = 0; i < threads; i++) {
      turns.add(new long[] {0, file});
    }
    while (nanos < Duration.ofSeconds(seconds).toNanos()) {
      long[] turn = turns.remove();
      nanos = Math.max(nanos, turn[0]);
      int piece = bandwidth.next((int) Math.min(buffer, turn[1]));
      bySecond.merge(nanos / 1_000_000_000L, (long) piece, Long::sum);
      boolean isEnd = turn[1] == piece;
      turns.add(new long[] {nanos + (isEnd ? 1_000_000 : 10_000), isEnd ? file : turn[1] - piece});
    }
    return bySecond;
  }

  @Test
  void doesNotWaitWithoutALimit() throws CopyException {
    Bandwidth bandwidth =
        bandwidth(
            BandwidthLimit.none(),
            at(MIDNIGHT),
            time -> {
              throw new AssertionError("waits for " + time);
            });

    assertThat(bandwidth.next(1 << 20)).isEqualTo(1 << 20);
  }

  /** A copy that waited for its servers must not make up for it all at once. */
  @Test
  void givesLittleCreditForTimeThatWasNotUsed() throws CopyException {
    Bandwidth bandwidth = bandwidth(BandwidthLimit.of(RATE), at(MIDNIGHT), this::pass);
    bandwidth.next(1);
    nanos += Duration.ofSeconds(10).toNanos();

    long begun = nanos;
    long atOnce = 0;
    while (nanos == begun) {
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
    Bandwidth bandwidth = bandwidth(limit, moving(now), this::pass);

    assertThat(bandwidth.next(100_000)).as("before the first entry of the day").isEqualTo(100_000);
    now[0] = MIDNIGHT.plus(Duration.ofHours(8));
    assertThat(bandwidth.next(100_000)).isEqualTo(512);
    bandwidth.next(512);
    assertThat(Duration.ofNanos(nanos).toMillis()).isEqualTo(512);
    now[0] = MIDNIGHT.plus(Duration.ofHours(19));
    assertThat(bandwidth.next(100_000)).isEqualTo(100_000);
  }

  /** A thread that waits for a slow second must not wait for the end of that second. */
  @Test
  void followsANewRateWhileAThreadWaits() throws CopyException {
    long[] rate = {512};
    Bandwidth bandwidth =
        new Bandwidth(
            List.of(new Throttle(() -> rate[0], () -> nanos)),
            time -> {
              pass(time);
              rate[0] = 1 << 20;
            });
    bandwidth.next(512);

    bandwidth.next(512);
    assertThat(Duration.ofNanos(nanos)).isLessThan(Duration.ofMillis(200));
  }

  @Test
  void keepsToTheLowestOfSeveralLimits() throws CopyException {
    Throttle high = new Throttle(() -> 3 * RATE, () -> nanos);
    Throttle low = new Throttle(() -> RATE, () -> nanos);
    Throttle off = new Throttle(() -> Throttle.OFF, () -> nanos);
    Bandwidth bandwidth = new Bandwidth(List.of(off, high, low), this::pass);

    long written = 0;
    while (nanos < Duration.ofSeconds(10).toNanos()) {
      written += bandwidth.next(1 << 20);
    }
    assertThat(written).isBetween(RATE * 98 / 10, RATE * 102 / 10);
  }

  @Test
  void endsItsWaitWhereTheThreadIsInterrupted() throws CopyException {
    Bandwidth bandwidth =
        bandwidth(
            BandwidthLimit.of(100),
            at(MIDNIGHT),
            time -> {
              throw new InterruptedException();
            });
    bandwidth.next(1);

    assertThatThrownBy(() -> bandwidth.next(1))
        .isInstanceOfSatisfying(
            CopyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
    assertThat(Thread.interrupted()).isTrue();
  }

  private Bandwidth bandwidth(BandwidthLimit limit, Clock clock, Sleeper sleeper) {
    return new Bandwidth(List.of(Bandwidth.throttle(() -> limit, clock, () -> nanos)), sleeper);
  }

  private void pass(Duration time) {
    nanos += time.toNanos();
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
