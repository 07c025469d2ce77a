package io.howdah.partition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikePatternTest {
  @ParameterizedTest
  @CsvSource({
    "2026-%, 2026-11-01, true",
    "%-01, 2026-11-01, true",
    "%11%, 2026-11-01, true",
    "%, '', true",
    "'', '', true",
    "'', a, false",
    "_, '', false",
    "a%b%c, aXbXbXc, true",
    "a%b%c, aXbXcX, false",
    "%%a, ba, true",
    "a_c, abc, true",
    "a_c, abbc, false",
    "50\\%, 50%, true",
    "50\\%, 500, false",
    "a.c, abc, false",
    "A, a, false"
  })
  void matchesAWholeValue(String like, String value, boolean isMatch) {
    assertThat(LikePattern.of(like).matches(value)).isEqualTo(isMatch);
  }

  @Test
  void matchesWhatARegularExpressionMatches() {
    Random random = new Random(1);
    int matches = 0;
    for (int i = 0; i < 20_000; i++) {
      String like = text(random, "ab%_");
      String value = text(random, "ab");
      String expression = like.replace("%", ".*").replace('_', '.');
      assertThat(LikePattern.of(like).matches(value))
          .as("%s like %s", value, like)
          .isEqualTo(value.matches(expression));
      matches += value.matches(expression) ? 1 : 0;
    }
    assertThat(matches).isGreaterThan(1_000);
  }

  /** A regular expression would try more than 10^40 ways. */
  @Test
  @Timeout(10)
  void endsForEachPattern() {
    LikePattern pattern = LikePattern.of("%a".repeat(40) + "b");

    assertThat(pattern.matches("a".repeat(255))).isFalse();
  }

  private static String text(Random random, String characters) {
    return random
        .ints(random.nextInt(8), 0, characters.length())
        .mapToObj(index -> characters.substring(index, index + 1))
        .reduce("", String::concat);
  }
}
