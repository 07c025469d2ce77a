package io.howdah.backoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackoffTest {
  private static final Duration HALF_A_SECOND = Duration.ofMillis(500);
  private static final Duration FOUR_SECONDS = Duration.ofSeconds(4);

  private final Backoff doubling = Backoff.of(HALF_A_SECOND, 2, FOUR_SECONDS);

  @Test
  void growsByItsFactorUpToTheLongestWait() {
    assertThat(waits(doubling, 6)).containsExactly(500L, 1000L, 2000L, 4000L, 4000L, 4000L);
    assertThat(waits(Backoff.of(HALF_A_SECOND, 3, FOUR_SECONDS), 4))
        .containsExactly(500L, 1500L, 4000L, 4000L);
  }

  @Test
  void staysTheSameWithTheFactorOne() {
    assertThat(waits(Backoff.of(HALF_A_SECOND, 1, FOUR_SECONDS), 3))
        .containsExactly(500L, 500L, 500L);
  }

  @Test
  void isNeverLongerThanTheLongestWait() {
    assertThat(Backoff.of(FOUR_SECONDS, 2, HALF_A_SECOND).after(1)).isEqualTo(HALF_A_SECOND);
    assertThat(doubling.after(Integer.MAX_VALUE)).isEqualTo(FOUR_SECONDS);
  }

  @Test
  void canBeNoWaitAtAll() {
    assertThat(Backoff.of(Duration.ZERO, 2, FOUR_SECONDS).after(Integer.MAX_VALUE)).isZero();
  }

  @Test
  void isTheSameForTheSameSeed() {
    Backoff jittered = doubling.withJitter(0.5);
    Random random = new Random(1);

    // The first doubles of the seed 1 are 0.7309, 0.4101 and 0.2077.
    assertThat(IntStream.rangeClosed(1, 3).mapToObj(round -> jittered.after(round, random)))
        .extracting(Duration::toMillis)
        .containsExactly(433L, 705L, 1208L);
  }

  @Test
  void isShortenedByNoMoreThanTheJitter() {
    Backoff jittered = doubling.withJitter(0.5);

    assertThat(jittered.after(2, always(0))).hasMillis(500);
    assertThat(jittered.after(2, always(1))).hasMillis(1000);
    assertThat(doubling.withJitter(1).after(2, always(0))).isZero();
    assertThat(jittered.after(2)).as("without jitter").hasMillis(1000);
  }

  @Test
  void needsNoRandomNumberWithoutJitter() {
    Random random = mock();

    assertThat(doubling.after(2, random)).hasMillis(1000);
    verifyNoInteractions(random);
  }

  @Test
  void isAValue() {
    assertThat(doubling)
        .isEqualTo(Backoff.of(HALF_A_SECOND, 2, FOUR_SECONDS))
        .hasSameHashCodeAs(Backoff.of(HALF_A_SECOND, 2, FOUR_SECONDS))
        .isNotEqualTo(Backoff.of(FOUR_SECONDS, 2, FOUR_SECONDS))
        .isNotEqualTo(Backoff.of(HALF_A_SECOND, 3, FOUR_SECONDS))
        .isNotEqualTo(Backoff.of(HALF_A_SECOND, 2, HALF_A_SECOND))
        .isNotEqualTo(doubling.withJitter(0.5))
        .hasToString("PT0.5S times 2 up to PT4S, jitter 0.0");
  }

  @Test
  void refusesAWaitThatIsNegativeOrShrinks() {
    Duration negative = Duration.ofMillis(-1);

    assertThatIllegalArgumentException().isThrownBy(() -> Backoff.of(negative, 2, FOUR_SECONDS));
    assertThatIllegalArgumentException().isThrownBy(() -> Backoff.of(FOUR_SECONDS, 2, negative));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Backoff.of(HALF_A_SECOND, 0, FOUR_SECONDS))
        .withMessageContaining("0");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void refusesAJitterThatIsNoShare(double jitter) {
    assertThatIllegalArgumentException().isThrownBy(() -> doubling.withJitter(jitter));
  }

  private static List<Long> waits(Backoff backoff, int attempts) {
    return IntStream.rangeClosed(1, attempts)
        .mapToObj(attempt -> backoff.after(attempt).toMillis())
        .toList();
  }

  private static Random always(double value) {
    return new Random() {
      @Override
      public double nextDouble() {
        return value;
      }
    };
  }
}
