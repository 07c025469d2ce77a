package io.howdah.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FileTimesTest {
  private static final long MILLISECOND = 1_000_000L;
  private static final long SMALL = 64 << 10;

  private final FileTimes times = new FileTimes(Duration.ZERO);

  @Test
  void showSleepWhereAThirdIsSlowAndOthersAreQuick() {
    add(times, SMALL, 30, 80, 430, 40, 90, 800);

    assertThat(times.showSleep(6)).isTrue();
  }

  @Test
  void showNoneWhereFewAreSlow() {
    add(times, SMALL, 30, 80, 430, 40, 90, 60, 50);

    assertThat(times.showSleep(6)).isFalse();
  }

  @Test
  void showNoneWhereAllAreSlow() {
    add(times, SMALL, 130, 800, 430, 440, 900, 600);

    assertThat(times.showSleep(6)).isFalse();
  }

  @Test
  void showNoneByAFewFiles() {
    add(times, SMALL, 30, 430, 430);

    assertThat(times.showSleep(6)).isFalse();
  }

  @Test
  void leaveOutFilesOfManyBytes() {
    add(times, SMALL, 30, 40, 50, 60);
    add(times, 8 << 20, 500, 600, 700, 800);

    assertThat(times.showSleep(4)).isFalse();
  }

  /** As on a thin link. */
  @Test
  void showNoneWhereOnlyShorterFilesAreQuick() {
    add(times, 2 << 20, 1_300, 1_300, 1_300, 1_300);
    add(times, 1 << 10, 30, 30, 30, 30, 30, 30);

    assertThat(times.showSleep(8)).isFalse();
  }

  @Test
  void allowForTheWay() {
    FileTimes far = new FileTimes(Duration.ofMillis(5));
    add(far, SMALL, 130, 480);

    assertThat(far.showSleep(2)).isTrue();
  }

  @Test
  void forgetTheWindowBefore() {
    add(times, SMALL, 30, 430, 430, 430);
    times.clear();
    add(times, SMALL, 130, 430, 430, 430);

    assertThat(times.showSleep(4)).isFalse();
  }

  private static void add(FileTimes times, long length, long... milliseconds) {
    for (long each : milliseconds) {
      times.add(length, each * MILLISECOND);
    }
  }
}
