package io.howdah.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilePathTest {
  @ParameterizedTest
  @CsvSource({
    "/, /",
    "//, /",
    "/a, /a",
    "/a/, /a",
    "//a///b//, /a/b",
    "/a b/c%2F, /a b/c%2F",
    "/.a/..b/..., /.a/..b/...",
    "/a/back\\slash, /a/back\\slash"
  })
  void tidiesSlashesAndNothingElse(String text, String expected) throws CopyException {
    assertThat(FilePath.of(text)).hasToString(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a", "a/b", "./a", "/.", "/..", "/a/./b", "/a/../b", "/a/..", "/a\0b", "~"})
  void refusesWhatIsNotStrict(String text) {
    assertThatThrownBy(() -> FilePath.of(text))
        .isInstanceOfSatisfying(
            CopyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_PATH))
        .hasMessageStartingWith("Invalid path '");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a/b", "/", "a\0"})
  void refusesNamesThatAreNone(String name) {
    assertThatThrownBy(() -> FilePath.ROOT.child(name))
        .isInstanceOfSatisfying(
            CopyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_PATH));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {" ", "a b", "%2F", "a:b", "*", "?", "#", "\\", "\n", "\u0001", "é", "😀", "..."})
  void takesEveryOtherName(String name) throws CopyException {
    FilePath path = FilePath.of("/a").child(name);

    assertThat(path.name()).isEqualTo(name);
    assertThat(path.parent()).isEqualTo(FilePath.of("/a"));
    assertThat(path.names()).containsExactly("a", name);
    assertThat(FilePath.of(path.toString())).isEqualTo(path);
  }

  @Test
  void resolvesBelowItself() throws CopyException {
    FilePath path = FilePath.of("/a/b");

    assertThat(path.resolve("")).isSameAs(path);
    assertThat(path.resolve("c/d")).isEqualTo(FilePath.of("/a/b/c/d"));
    assertThat(FilePath.ROOT.resolve("c")).isEqualTo(FilePath.of("/c"));
    assertThatThrownBy(() -> path.resolve("../c")).isInstanceOf(CopyException.class);
  }

  @Test
  void recognizesTheRoot() {
    assertThat(FilePath.ROOT.isRoot()).isTrue();
    assertThat(FilePath.ROOT.name()).isEmpty();
    assertThat(FilePath.ROOT.names()).isEmpty();
    assertThat(FilePath.ROOT.parent()).isNull();
  }

  @Test
  void climbsToTheRoot() throws CopyException {
    assertThat(FilePath.of("/a").parent()).isEqualTo(FilePath.ROOT);
    assertThat(FilePath.of("/a/b").parent()).isEqualTo(FilePath.of("/a"));
  }

  @ParameterizedTest
  @CsvSource({
    "/a/b, /a/b, true, ''",
    "/a/b/c, /a, true, b/c",
    "/a/b, /, true, a/b",
    "/, /, true, ''",
    "/ab, /a, false, ",
    "/a, /a/b, false, ",
    "/, /a, false, "
  })
  void findsPathsBelowOthers(String text, String ancestorText, boolean below, String relative)
      throws CopyException {
    FilePath path = FilePath.of(text);
    FilePath ancestor = FilePath.of(ancestorText);

    assertThat(path.startsWith(ancestor)).isEqualTo(below);
    if (below) {
      assertThat(path.relativeTo(ancestor)).isEqualTo(relative);
      assertThat(ancestor.resolve(path.relativeTo(ancestor))).isEqualTo(path);
    } else {
      assertThatIllegalArgumentException().isThrownBy(() -> path.relativeTo(ancestor));
    }
  }

  /** A NameNode compares the bytes as signed numbers: what is beyond ASCII comes first. */
  @Test
  void ordersNamesAsANameNodeDoes() {
    List<String> expected =
        List.of("é", "～", "😀", "A", "B", "_", "a", "a b", "a.b", "a/", "aa", "b");
    List<String> names = new ArrayList<>(expected);
    Collections.reverse(names);

    names.sort(FilePath::compareNames);

    assertThat(names).isEqualTo(expected);
  }

  @Test
  void ordersPathsByTheirText() throws CopyException {
    assertThat(FilePath.of("/a")).isLessThan(FilePath.of("/a/b")).isGreaterThan(FilePath.ROOT);
    assertThat(FilePath.of("/a")).isEqualByComparingTo(FilePath.of("/a/"));
  }

  @Test
  void equalsTheSamePath() throws CopyException {
    assertThat(FilePath.of("/a/b"))
        .isEqualTo(FilePath.of("//a/b/"))
        .hasSameHashCodeAs(FilePath.of("/a/b"))
        .isNotEqualTo(FilePath.of("/a/B"));
  }
}
