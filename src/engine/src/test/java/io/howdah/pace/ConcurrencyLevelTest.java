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
      level.smallFileEnded();
      level.moved(1_000_000L * level.current());
    }

    assertThat(level.current()).isEqualTo(100);
  }

  /** As at a DataNode that sleeps; however fast the JVM, which has just started, becomes. */
  @Test
  void leapsAtOnceWhereEachFileTakesLong() {
    assertThat(afterSeconds(2, 16, begun(100))).isEqualTo(64);
    assertThat(afterSeconds(1, 32, begun(100))).isEqualTo(8);
  }

  /** As where servers are so busy that their answers make the way look longer than it is. */
  @Test
  void leapsAlsoFromALittleMoreThanTheLeast() {
    assertThat(afterSeconds(2, 24, begun(Duration.ofMillis(12), 100))).isEqualTo(64);
    assertThat(afterSeconds(2, 40, begun(Duration.ofMillis(20), 100))).isEqualTo(20);
  }

  /** Those that begin together when it leaps end late together, so the first window shows less. */
  @Test
  void judgesALeapByFilesThatHadTimeToEnd() {
    ConcurrencyLevel level = begun(Duration.ofMillis(12), 64);
    assertThat(afterSeconds(1, 25, level)).isEqualTo(64);

    assertThat(afterSeconds(3, 75, level)).isEqualTo(64);
    assertThat(afterSeconds(3, 120, level)).isEqualTo(64);
    assertThat(afterSeconds(3, 120, level)).isEqualTo(64);
  }

  @Test
  void takesNoPauseForFilesThatTakeLong() {
    ConcurrencyLevel level = begun(100);
    afterSeconds(1, 80, level);

    now += 2L * SECOND;

    assertThat(afterSeconds(1, 80, level)).isEqualTo(8);
    assertThat(afterSeconds(3, 240, level)).isLessThanOrEqualTo(16);
  }

  private int afterSeconds(int seconds, int files, ConcurrencyLevel level) {
    for (int i = 0; i < files; i++) {
      now += (long) seconds * SECOND / files;
      level.smallFileEnded();
    }
    return level.current();
  }

  /** Servers that are slow, not asleep: all of it is had with 8. */
  @Test
  void leapsNoSecondTimeWhereTheFirstBroughtNothing() {
    ConcurrencyLevel level = begun(100);
    List<Integer> levels = new ArrayList<>();

    for (int file = 0; file < 1_200; file++) {
      now += SECOND / 10;
      level.smallFileEnded();
      levels.add(level.current());
    }

    assertThat(levels.subList(0, 200)).contains(64, 8);
    assertThat(levels.subList(200, 1_200)).contains(16).allMatch(each -> each <= 16);
  }

  @Test
  void leapsNotWhereServersRefused() {
    ConcurrencyLevel level = begun(100);

    for (int file = 0; file < 400; file++) {
      now += SECOND / 5;
      if (file < 40) {
        level.refused();
      }
      level.smallFileEnded();

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
        level.smallFileEnded();
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
        level.smallFileEnded();
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
