package io.howdah.fs.webhdfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RoundTripTest {
  private final RoundTrip roundTrip = new RoundTrip();

  @Test
  void isTheShortestTimeOfAResponse() {
    roundTrip.took(Duration.ofMillis(90).toNanos());
    roundTrip.took(Duration.ofMillis(50).toNanos());
    roundTrip.took(Duration.ofMillis(70).toNanos());

    assertThat(roundTrip.shortest()).isEqualTo(Duration.ofMillis(50));
  }

  @Test
  void isNothingBeforeTheFirstResponse() {
    assertThat(roundTrip.shortest()).isZero();
  }
}
