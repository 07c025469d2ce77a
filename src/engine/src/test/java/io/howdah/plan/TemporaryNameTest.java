package io.howdah.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TemporaryNameTest {
  @Test
  void isHiddenAndSaysWhoseItIs() {
    assertThat(TemporaryName.of("part-0.orc", "abc123", 2))
        .isEqualTo(".part-0.orc.howdah-abc123-2");
    assertThat(TemporaryName.ofChunk("big", "abc123", 1, 7, 2))
        .isEqualTo(".big.howdah-abc123-1.7.2");
  }

  @Test
  void staysWithinTheLengthOfANameAndKeepsLongNamesApart() {
    String longName = "\u65e5".repeat(84) + "abc";

    String first = TemporaryName.of(longName, "r".repeat(40), 12);
    String second = TemporaryName.of(longName.replace("abc", "abd"), "r".repeat(40), 12);

    assertThat(first.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(255);
    assertThat(first).isNotEqualTo(second).startsWith(".\u65e5");
    assertThat(TemporaryName.isTemporary(first)).isTrue();
  }

  @Test
  void keepsLongNamesApartThatJavaHashesAlike() {
    String padding = "n".repeat(251);
    assertThat(padding + "Aa").hasSameHashCodeAs(padding + "BB");

    assertThat(TemporaryName.of(padding + "Aa", "abc", 1))
        .isNotEqualTo(TemporaryName.of(padding + "BB", "abc", 1));
  }

  @Test
  void recognisesOnlyItsOwn() {
    assertThat(TemporaryName.isTemporary(".a\nb.howdah-0a-1")).isTrue();
    assertThat(TemporaryName.isTemporary(".a.howdah-0a-1.2.3")).isTrue();
    assertThat(TemporaryName.isTemporary("a.howdah-0a-1")).isFalse();
    assertThat(TemporaryName.isTemporary(".howdah")).isFalse();
    assertThat(TemporaryName.isTemporary(".a.howdah-notes")).isFalse();
  }
}
