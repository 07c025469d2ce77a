package io.howdah.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConcurrencyLevelTest {
  private static final int SECOND = 1_000_000_000;
  private static final long MILLISECOND = 1_000_000L;

  private long now;

  @Test
  void climbsWhileThatMovesMore() {
    ConcurrencyLevel level = begun(100);

    run(level, 5, files -> files * 1_000_000L);

    assertThat(level.current()).isEqualTo(100);
  }

  @Test
  void takesTheWarmingUpOfAJvmForNothingElse() {
    ConcurrencyLevel level = begun(100);

    for (int second = 1; second <= 3; second++) {
      long rate = second * 10_000_000L;
      run(level, 1, files -> rate);
    }
    assertThat(level.current()).isEqualTo(8);
    run(level, 6, files -> 33_000_000L);

    assertThat(level.current()).isEqualTo(8);
  }

  @Test
  void doesNotTakeAPassingDipForAReasonToClimb() {
    ConcurrencyLevel level = begun(100);
    for (int second = 0; second < 40; second++) {
      long rate = second % 10 == 9 ? 20_000_000L : 40_000_000L;
      run(level, 1, files -> rate);
    }

    assertThat(level.current()).isBetween(8, 16);
  }

  @Test
  void takesWhatARateChangesByItselfForNoReasonToClimb() {
    ConcurrencyLevel level = begun(100);

    for (int second = 0; second < 40; second++) {
      long rate = second % 2 == 0 ? 20_000_000L : 23_000_000L;
      run(level, 1, files -> rate);
      assertThat(level.current()).isLessThanOrEqualTo(16);
    }
  }

  @Test
  void leapsWhereFilesOnlyWait() {
    ConcurrencyLevel level = begun(128);
    run(level, 2, files -> files * 1_000_000L);
    assertThat(level.current()).isEqualTo(16);

    run(level, 1, files -> files * 1_000_000L);
    assertThat(level.current()).isEqualTo(64);
    run(level, 1, files -> files * 1_000_000L);

    assertThat(level.current()).isEqualTo(128);
  }

  /** All is had with 20: a leap to 64 brings a little more than 16 did, and 32 bring the same. */
  @Test
  void restsInTheMiddleOfALeapThatBroughtLittle() {
    ConcurrencyLevel level = begun(128);

    run(level, 8, files -> Math.min(files, 20) * 1_000_000L);

    assertThat(level.current()).isEqualTo(32);
  }

  @Test
  void climbsByLessWhereFilesFeelEachOther() {
    ConcurrencyLevel level = begun(128);
    run(level, 2, files -> files * 1_000_000L);

    run(level, 1, files -> files * 800_000L);

    assertThat(level.current()).isEqualTo(32);
  }

  @Test
  void climbsInTheEndWhereTheRateNeverSettles() {
    ConcurrencyLevel level = begun(100);

    for (int second = 0; second < 20; second++) {
      long bytes = second % 2 == 0 ? 2_000_000L : 3_000_000L;
      run(level, 1, files -> bytes * files);
    }

    assertThat(level.current()).isEqualTo(100);
  }

  @Test
  void climbsWhereFilesEndOnlyNowAndThen() {
    ConcurrencyLevel level = begun(100);

    for (int second = 0; second < 30; second++) {
      now += SECOND;
      level.smallFileEnded(0, MILLISECOND);
      level.moved(1_000_000L * level.current());
    }

    assertThat(level.current()).isEqualTo(100);
  }

  /** As at DataNodes that sleep while they close some of the files. */
  @Test
  void leapsAtOnceWhereManyFilesTakeLongAndSomeAreQuick() {
    ConcurrencyLevel level = begun(100);

    endSome(level, 24, 30, 450);

    assertThat(level.current()).isEqualTo(100);
  }

  /** As at servers that are busy, or whose JVMs have just started. */
  @Test
  void leapsNotWhereAllFilesTakeLong() {
    ConcurrencyLevel level = begun(100);

    for (int second = 0; second < 10; second++) {
      endSome(level, 24, 200, 600);
      assertThat(level.current()).isLessThanOrEqualTo(16);
    }
  }

  /** A little more way makes all files take longer. */
  @Test
  void leapsAlsoFromALittleMoreThanTheLeast() {
    ConcurrencyLevel near = begun(Duration.ofMillis(12), 100);
    endSome(near, 36, 130, 580);
    assertThat(near.current()).isEqualTo(100);

    ConcurrencyLevel far = begun(Duration.ofMillis(20), 100);
    endSome(far, 48, 210, 650);
    assertThat(far.current()).isEqualTo(20);
  }

  /** Those that begin together when it leaps end late together, so the first window shows less. */
  @Test
  void judgesALeapByFilesThatHadTimeToEnd() {
    ConcurrencyLevel level = begun(64);
    endSome(level, 25, 30, 600);
    assertThat(level.current()).isEqualTo(64);

    assertThat(afterSeconds(3, 75, level)).isEqualTo(64);
    assertThat(afterSeconds(3, 120, level)).isEqualTo(64);
    assertThat(afterSeconds(3, 120, level)).isEqualTo(64);
  }

  @Test
  void takesNoPauseForFilesThatTakeLong() {
    ConcurrencyLevel level = begun(100);
    endSome(level, 80, 80, 90);

    now += 2L * SECOND;
    for (int file = 0; file < 8; file++) {
      level.smallFileEnded(0, 2_080 * MILLISECOND);
    }
    assertThat(level.current()).isEqualTo(8);
    endSome(level, 80, 80, 90);

    assertThat(level.current()).isLessThanOrEqualTo(16);
  }

  /** Within a second files end that took so many milliseconds, in turn. */
  private void endSome(ConcurrencyLevel level, int files, long... milliseconds) {
    for (int i = 0; i < files; i++) {
      now += SECOND / files + 1;
      level.smallFileEnded(0, milliseconds[i % milliseconds.length] * MILLISECOND);
    }
  }

  private int afterSeconds(int seconds, int files, ConcurrencyLevel level) {
    for (int i = 0; i < files; i++) {
      now += (long) seconds * SECOND / files;
      level.smallFileEnded(0, MILLISECOND);
    }
    return level.current();
  }

  /** All is had with 8. */
  @Test
  void leapsNoSecondTimeWhereTheFirstBroughtNothing() {
    ConcurrencyLevel level = begun(100);
    List<Integer> levels = new ArrayList<>();

    for (int second = 0; second < 120; second++) {
      endSome(level, 10, 30, 900);
      levels.add(level.current());
    }

    assertThat(levels.subList(0, 20)).contains(100, 8);
    assertThat(levels.subList(20, 120)).contains(16).allMatch(each -> each <= 16);
  }

  @Test
  void leapsNotWhereServersRefused() {
    ConcurrencyLevel level = begun(100);

    for (int second = 0; second < 40; second++) {
      if (second < 2) {
        refuse(level, 20);
      }
      endSome(level, 20, 30, 600);

      assertThat(level.current()).isLessThanOrEqualTo(16);
    }
  }

  /** Half a second for each of them, in waves of all that are in flight. */
  @Test
  void climbsWithinSecondsWhereFilesEndInWaves() {
    ConcurrencyLevel level = begun(64);

    for (int wave = 0; wave < 12; wave++) {
      now += SECOND / 2;
      int ending = level.current();
      for (int i = 0; i < ending; i++) {
        level.smallFileEnded(0, MILLISECOND);
      }
    }

    assertThat(level.current()).isEqualTo(64);
  }

  /** Tiny files of a server that takes two seconds for each, however many there are. */
  @ParameterizedTest
  @CsvSource({"4, 4", "0, 8", "8, 0"})
  void waitsForWhatBeganWithAStep(int oneSecondAgo, int justNow) {
    ConcurrencyLevel level = begun(100);
    Deque<Integer> begun = new ArrayDeque<>(List.of(oneSecondAgo, justNow));

    for (int second = 0; second < 30; second++) {
      int ending = begun.remove();
      begun.add(level.current() - begun.element());
      now += SECOND;
      for (int i = 0; i < ending; i++) {
        level.smallFileEnded(0, MILLISECOND);
      }
    }

    assertThat(level.current()).isEqualTo(100);
  }

  @Test
  void staysLowWhereMoreInFlightMovesNoMore() {
    ConcurrencyLevel level = begun(64);

    run(level, 30, files -> Math.min(files, 12) * 1_000_000L);

    assertThat(level.current()).isBetween(16, 32);
  }

  @Test
  void stepsBackWhereMoreInFlightMovesLess() {
    ConcurrencyLevel level = begun(64);

    run(level, 30, files -> files <= 20 ? files * 1_000_000L : 20_000_000L * 20 / files);

    assertThat(level.current()).isLessThanOrEqualTo(32);
  }

  @Test
  void isHalvedWhereServersRefuseTooMuchAndClimbsAgainLater() {
    ConcurrencyLevel level = begun(100);
    run(level, 5, files -> files * 1_000_000L);

    refuse(level, 20);
    run(level, 5, files -> files * 1_000_000L);
    assertThat(level.current()).isEqualTo(50);
    run(level, 6, files -> files * 1_000_000L);

    assertThat(level.current()).isEqualTo(100);
  }

  @Test
  void neverFallsToASingleFile() {
    ConcurrencyLevel level = begun(100);

    for (int second = 0; second < 20; second++) {
      refuse(level, 20);
      run(level, 1, files -> files * 1_000_000L);
    }

    assertThat(level.current()).isEqualTo(4);
  }

  @Test
  void isNotSlowedDownByOneBadServerOfMany() {
    ConcurrencyLevel level = begun(100);

    for (int second = 0; second < 10; second++) {
      refuse(level, 1);
      run(level, 1, files -> files * 1_000_000L);
    }

    assertThat(level.current()).isEqualTo(100);
  }

  @Test
  void staysWhereItWasPutByHand() {
    ConcurrencyLevel level = ConcurrencyLevel.fixed(8);

    refuse(level, 100);
    run(level, 5, files -> files * 1_000_000L);

    assertThat(level.current()).isEqualTo(8);
  }

  private ConcurrencyLevel begun(int most) {
    return begun(Duration.ZERO, most);
  }

  private ConcurrencyLevel begun(Duration roundTrip, int most) {
    ConcurrencyLevel level = ConcurrencyLevel.automatic(roundTrip, most, () -> now);
    level.moved(1);
    return level;
  }

  private static void refuse(ConcurrencyLevel level, int files) {
    for (int i = 0; i < files; i++) {
      level.refused();
    }
  }

  @Test
  void beginsWithMoreFilesTheLongerTheWayIs() {
    assertThat(first(Duration.ofMillis(2), 100)).isEqualTo(8);
    assertThat(first(Duration.ofMillis(20), 100)).isEqualTo(20);
    assertThat(first(Duration.ofSeconds(1), 100)).isEqualTo(64);
  }

  @Test
  void neverExceedsTheClustersLimit() {
    assertThat(first(Duration.ZERO, 3)).isEqualTo(3);
    assertThat(first(Duration.ofMillis(100), 12)).isEqualTo(12);
  }

  private int first(Duration roundTrip, int most) {
    return ConcurrencyLevel.automatic(roundTrip, most, () -> now).current();
  }

  private void run(ConcurrencyLevel level, int seconds, IntToLongFunction bytesPerSecond) {
    for (int i = 0; i < seconds; i++) {
      now += SECOND;
      level.moved(bytesPerSecond.applyAsLong(level.current()));
    }
  }
}
