package io.howdah.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {
  private static final List<String> KNOWN =
      Arrays.asList("name", "urls", "mounts", "max_concurrency");

  @ParameterizedTest
  @CsvSource({
    "nmae, name",
    "Name, name",
    "url, urls",
    "mount, mounts",
    "maxconcurency, max_concurrency",
    "max-concurrency, max_concurrency",
  })
  void findsWhatWasMeant(String typed, String meant) {
    assertThat(NearestName.of(typed, KNOWN)).isEqualTo(meant);
  }

  @Test
  void guessesNothingFarFetched() {
    assertThat(NearestName.of("verify", KNOWN)).isNull();
    assertThat(NearestName.of("name", Collections.emptyList())).isNull();
  }
}
