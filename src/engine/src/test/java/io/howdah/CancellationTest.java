package io.howdah;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CancellationTest {
  private final Cancellation cancellation = new Cancellation();
  private final List<String> ran = new ArrayList<>();

  @Test
  void doesNothingUntilItIsCancelled() {
    cancellation.onCancel(() -> ran.add("action"));

    assertThat(cancellation.isCancelled()).isFalse();
    assertThatCode(cancellation::check).doesNotThrowAnyException();
    assertThat(ran).isEmpty();
  }

  @Test
  void runsEachActionOnce() {
    cancellation.onCancel(() -> ran.add("first"));
    cancellation.onCancel(() -> ran.add("second"));

    cancellation.cancel();
    cancellation.cancel();

    assertThat(ran).containsExactly("first", "second");
  }

  @Test
  void runsALateActionAtOnce() {
    cancellation.cancel();
    cancellation.onCancel(() -> ran.add("late"));

    assertThat(ran).containsExactly("late");
  }

  @Test
  void failsACheckOnceCancelled() {
    cancellation.cancel();

    assertThat(cancellation.isCancelled()).isTrue();
    assertThatThrownBy(cancellation::check)
        .isInstanceOfSatisfying(
            CopyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
  }

  @Test
  void letsAnActionCheckAgain() {
    cancellation.onCancel(() -> cancellation.onCancel(() -> ran.add("nested")));

    cancellation.cancel();

    assertThat(ran).containsExactly("nested");
  }
}
