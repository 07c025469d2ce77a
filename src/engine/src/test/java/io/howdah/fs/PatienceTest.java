package io.howdah.fs;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatienceTest {
  private final CopyException failure =
      new CopyException(ErrorCode.DATANODE_FAILED, "It is broken.");

  private long seconds;
  private final List<CopyException> told = new ArrayList<>();
  private final Patience patience =
      Patience.of(Duration.ofSeconds(90), () -> Duration.ofSeconds(seconds).toNanos(), told::add);

  @Test
  void endsAfterTwelveTries() {
    fail(11, 1);
    assertThat(patience.isOver()).isFalse();

    fail(1, 1);
    assertThat(patience.isOver()).isTrue();
    assertThat(patience.explain("The file", failure))
        .hasMessage(
            "The file got no further in 12 tries within 12 s; the last failure was: It is broken.");
  }

  @Test
  void endsWhenTheTimeIsOver() {
    fail(1, 60);
    assertThat(patience.isOver()).isFalse();
    assertThat(patience.isOverAfter(Duration.ofSeconds(31))).isTrue();

    fail(1, 30);
    assertThat(patience.isOver()).isTrue();
  }

  @Test
  void leavesNoWaitMoreThanThereIs() {
    assertThat(patience.atMost(Duration.ofSeconds(60))).hasSeconds(60);
    fail(1, 50);
    assertThat(patience.atMost(Duration.ofSeconds(60))).hasSeconds(40);
    seconds += 10;
    assertThat(patience.atMost(Duration.ofSeconds(60))).hasSeconds(30);
    fail(1, 100);
    assertThat(patience.atMost(Duration.ofSeconds(60))).hasSeconds(1);
  }

  @Test
  void doesNotCountTheTimeThatARequestIsHeldBack() {
    fail(1, 50);
    seconds += 300;
    patience.held(Duration.ofSeconds(290));
    assertThat(patience.atMost(Duration.ofSeconds(60))).hasSeconds(30);

    patience.held(Duration.ofSeconds(290));
    assertThat(patience.atMost(Duration.ofSeconds(60)))
        .as("no more time than there was")
        .hasSeconds(40);
  }

  @Test
  void beginsAnewWithAMebibyteBeyondTheFurthest() {
    patience.reached("source", 100);
    fail(11, 5);
    patience.reached("source", 100 + (1 << 20));

    fail(11, 5);
    assertThat(patience.isOver()).isFalse();
  }

  @Test
  void doesNotBeginAnewWithAFewBytes() {
    patience.reached("source", 100);
    for (int i = 1; i < 12; i++) {
      fail(1, 5);
      patience.reached("source", 100 + 500 * i);
    }
    fail(1, 5);
    assertThat(patience.isOver()).isTrue();
  }

  @Test
  void doesNotBeginAnewWithBytesThatWereMovedBefore() {
    patience.reached("source", 100);
    fail(11, 5);
    patience.reached("source", 100);

    fail(1, 5);
    assertThat(patience.isOver()).isTrue();
  }

  @Test
  void countsNoTimeInWhichBytesMove() {
    patience.reached("source", 100);
    fail(1, 5);
    seconds += 1_000;
    patience.reached("source", 50);

    fail(1, 5);
    assertThat(patience.isOver()).isFalse();
  }

  @Test
  void countsNoTimeInWhichAClusterIsAway() {
    seconds += 1_000;
    patience.excused(failure);

    assertThat(patience.isOver()).isFalse();
    assertThat(told).containsExactly(failure);
  }

  @Test
  void countsAStepOnce() {
    fail(11, 5);
    patience.finished("written");
    fail(11, 5);
    assertThat(patience.isOver()).isFalse();

    patience.finished("written");
    fail(1, 5);
    assertThat(patience.isOver()).isTrue();
  }

  private void fail(int times, int secondsEach) {
    for (int i = 0; i < times; i++) {
      seconds += secondsEach;
      patience.failed(failure);
    }
  }
}
