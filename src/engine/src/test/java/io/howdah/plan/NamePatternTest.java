package io.howdah.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.CopyException;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePatternTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "* anything",
        "*.orc a.orc",
        "ds=* ds=2026-01-01",
        "?at cat",
        "[abc]x bx",
        "[a-c]x bx",
        "[!a-c]x dx",
        "[^a-c]x dx",
        "[]a]x ]x",
        "[a-]x -x",
        "{a,b}.txt b.txt",
        "{a,{b,c}d}e cde",
        "x{,y} x",
        "a\\*b a*b",
        "a\\{b a{b",
        "*a*b xxaxxbxab",
        "a.c a.c",
        "(a) (a)",
        "** ab",
        "? \u00e9",
        "? \ud83d\ude00"
      })
  void matches(String pattern, String name) throws CopyException {
    assertThat(NamePattern.of(pattern).matches(name)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "*.orc a.orc.crc",
        "?at at",
        "[a-c]x dx",
        "[!a-c]x bx",
        "{a,b}.txt c.txt",
        "a\\*b axb",
        "a.c abc",
        "*a*b xxaxxbxa",
        "abc ab"
      })
  void doesNotMatch(String pattern, String name) throws CopyException {
    assertThat(NamePattern.of(pattern).matches(name)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[ab| a '[' is not closed",
        "{a,b| a '{' is not closed",
        "a\\| a backslash ends it",
        "[z-a]| a range is upside down"
      })
  void refusesWhatIsNoPattern(String pattern, String why) {
    assertThatThrownBy(() -> NamePattern.of(pattern))
        .isInstanceOf(CopyException.class)
        .hasMessageContaining(pattern)
        .hasMessageContaining(why);
  }

  @Test
  void refusesMoreAlternativesThanAnybodyMeans() {
    String hostile = "{a,b,c,d,e,f,g,h}".repeat(10);

    assertThatThrownBy(() -> NamePattern.of(hostile)).hasMessageContaining("alternatives");
  }

  @Test
  void refusesManyAlternativesThatAreShort() {
    String hostile = "{" + ",".repeat(10_000) + "}";

    assertThatThrownBy(() -> NamePattern.of(hostile))
        .hasMessageContaining("more than 10000 alternatives");
  }

  @Test
  void refusesFewAlternativesThatAreLong() {
    String hostile =
        "{" + String.join(",", Collections.nCopies(400, "a")) + "}" + "b".repeat(1_000);

    assertThatThrownBy(() -> NamePattern.of(hostile)).hasMessageContaining("characters in its");
  }

  @Test
  void matchesHostilePatternsAtOnce() {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> assertThat(NamePattern.of("*a".repeat(60) + "b").matches("a".repeat(255))).isFalse());
  }
}
