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

class PathGlobTest {
  @ParameterizedTest
  @CsvSource({
    "*.tmp, a.tmp",
    "*.tmp, a/b/c.tmp",
    "/*.tmp, a.tmp",
    "a, a",
    "a, x/a",
    "/a/b, a/b",
    "a/b, x/a/b",
    "a/*/c, a/b/c",
    "a/**/c, a/b/d/c",
    "/a/**, a/b/c",
    "**, a/b",
    "**.orc, a/b.orc",
    "a?c, abc",
    "[a-c]x, d/bx",
    "'{a,b/c}.txt', b/c.txt",
    "a\\*, a*",
    "'', ''"
  })
  void matches(String pattern, String path) throws CopyException {
    assertThat(PathGlob.of(pattern).matches(path)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "*.tmp, a.tmp/b",
    "/*.tmp, a/b.tmp",
    "a, ba",
    "a, a/b",
    "/a/b, x/a/b",
    "/a/b, a/b/c",
    "a/b, xa/b",
    "a/*/c, a/b/d/c",
    "a?c, a/c",
    "a[!b]c, a/c",
    "a\\*, ab",
    "/a/**, a"
  })
  void doesNotMatch(String pattern, String path) throws CopyException {
    assertThat(PathGlob.of(pattern).matches(path)).isFalse();
  }

  @Test
  void refusesWhatIsNotClosed() {
    assertThatThrownBy(() -> PathGlob.of("a/[b"))
        .hasMessage("Invalid pattern 'a/[b': a '[' is not closed.");
  }

  @Test
  void takesItsTimeInProportion() throws CopyException {
    PathGlob glob = PathGlob.of(String.join("", Collections.nCopies(100, "*a**")) + "b");
    String path = String.join("/", Collections.nCopies(2_000, "a"));

    Assertions.assertTimeout(
        Duration.ofSeconds(10), () -> assertThat(glob.matches(path)).isFalse());
  }
}
