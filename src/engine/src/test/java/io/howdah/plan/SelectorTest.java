package io.howdah.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.CopyException;
import io.howdah.Selection;
import io.howdah.Selection.UsualExclusions;
import io.howdah.SelectionRule;
import io.howdah.SelectionRule.Effect;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectorTest {
  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

  @Test
  void takesEverythingButTheUsualExclusions() throws CopyException {
    Selector selector = selector();

    assertThat(files(selector, "a", "x/b.orc", ".hidden", "_SUCCESS")).hasSize(4);
    assertThat(files(selector, "x/part-0._COPYING_")).isEmpty();
    assertThat(directories(selector, "a", "ds=1/.snap", "temporary")).hasSize(3);
    assertThat(
            directories(
                selector, "x/_temporary", "t/.hive-staging_hive_2026", ".Trash", "user/bob/.Trash"))
        .isEmpty();
    assertThat(directories(selector, "data/.Trash")).isEmpty();
  }

  @Test
  void takesTheUsualExclusionsWhereToldTo() throws CopyException {
    Selector selector =
        Selector.of(Selection.builder().usualExclusions(UsualExclusions.IGNORED).build(), NOW);

    assertThat(directories(selector, "x/_temporary")).hasSize(1);
    assertThat(files(selector, "b._COPYING_")).hasSize(1);
  }

  @Test
  void letsTheFirstRuleThatMatchesDecide() throws CopyException {
    Selector selector = selector("+ keep.tmp", "- *.tmp", "+ *.tmp");

    assertThat(files(selector, "keep.tmp", "a/keep.tmp", "a.tmp", "b.txt"))
        .containsExactly("keep.tmp", "a/keep.tmp", "b.txt");
  }

  @Test
  void letsTheUsersRulesDecideBeforeTheUsualOnes() throws CopyException {
    Selector selector = selector("+ _temporary/");

    assertThat(directories(selector, "a/_temporary", "_temporary/0")).hasSize(2);
    assertThat(files(selector, "_temporary/x._COPYING_")).hasSize(1);
  }

  @Test
  void leavesOutDirectoriesWithAllThatIsInThem() throws CopyException {
    Selector selector = selector("- tmp/", "- /raw/**");

    assertThat(directories(selector, "tmp", "a/tmp", "tmp/b", "raw", "raw/x")).isEmpty();
    assertThat(directories(selector, "a/raw", "tmpx")).hasSize(2);
    assertThat(files(selector, "tmp/f", "a/tmp/b/f", "raw/f")).isEmpty();
    assertThat(files(selector, "tmp")).as("a file of that name").containsExactly("tmp");
  }

  @ParameterizedTest
  @ValueSource(strings = {"**", "/**", "{**,x}"})
  void meansAllPathsWithTwoStars(String pattern) throws CopyException {
    assertThat(files(selector("- " + pattern), "top", "a/b", "a/b/c")).isEmpty();
    assertThat(directories(selector("- " + pattern), "top", "a/b")).isEmpty();
    assertThat(files(selector("+ *.orc", "- " + pattern), "top.csv", "top.orc", "a/b.csv"))
        .containsExactly("top.orc");
    assertThat(files(selector("+ " + pattern, "- *"), "top", "a/b")).hasSize(2);
  }

  @Test
  void tellsWhichRulesMatchedNothing() throws CopyException {
    Selector selector = selector("- *.tmp", "- /data/raw/", "+ *.orc", "- **");

    files(selector, "a.tmp", "b.orc");
    directories(selector, "data");

    assertThat(selector.unmatchedRules()).map(String::valueOf).containsExactly("- /data/raw/");
  }

  @Test
  void leavesOutAllDirectoriesAndNoFileBesideThem() throws CopyException {
    assertThat(files(selector("- **/"), "top", "a/b")).containsExactly("top");
    assertThat(directories(selector("- **/"), "top", "a/b")).isEmpty();
  }

  @Test
  void walksTheDirectoriesThatLeadToWhatIsIncluded() throws CopyException {
    Selector selector = selector("+ /2026/11/*.orc", "- **");

    assertThat(directories(selector, "2026", "2026/11", "2026/12", "2025", "2026/11/x"))
        .containsExactly("2026", "2026/11");
    assertThat(files(selector, "2026/11/a.orc", "2026/11/a.txt", "2026/a.orc"))
        .containsExactly("2026/11/a.orc");
  }

  @Test
  void walksAllDirectoriesWhereWhatIsIncludedMayBeAnywhere() throws CopyException {
    Selector selector = selector("+ *.orc", "- **");

    assertThat(directories(selector, "a", "a/b/c")).hasSize(2);
    assertThat(files(selector, "a/b/c/x.orc", "a/x.txt")).containsExactly("a/b/c/x.orc");
  }

  @Test
  void measuresSizesAndAges() throws CopyException {
    Selector selector =
        Selector.of(
            Selection.builder()
                .minimumSize(10)
                .maximumSize(20)
                .minimumAge(Duration.ofHours(1))
                .maximumAge(Duration.ofDays(1))
                .build(),
            NOW);

    assertThat(isTaken(selector, file(10, Duration.ofHours(1)))).isTrue();
    assertThat(isTaken(selector, file(20, Duration.ofDays(1)))).isTrue();
    assertThat(isTaken(selector, file(9, Duration.ofHours(2)))).isFalse();
    assertThat(isTaken(selector, file(21, Duration.ofHours(2)))).isFalse();
    assertThat(isTaken(selector, file(15, Duration.ofMinutes(59)))).isFalse();
    assertThat(isTaken(selector, file(15, Duration.ofHours(25)))).isFalse();
    assertThat(directories(selector, "a")).as("directories have no size and age").hasSize(1);
  }

  @Test
  void namesTheRuleThatDecided() throws CopyException {
    Selector selector = selector("- *.tmp");
    FileStatus file = status("a.tmp", false).build();

    assertThat(selector.choose(file, "a.tmp").rule()).hasToString("- *.tmp");
    assertThat(selector.choose(status("a", false).build(), "a").rule()).isNull();
  }

  @Test
  void namesTheOriginOfAWrongRule() {
    assertThatThrownBy(() -> selector("- ok", "- [a"))
        .hasMessage("In line 2, column 1: Invalid pattern '[a': a '[' is not closed.");
    assertThatThrownBy(() -> selector("+ /"))
        .hasMessage("In line 1: The pattern '/' matches nothing.");
  }

  /** A rule that leads through all directories must not lead into unfinished output. */
  @Test
  void keepsTheUsualExclusionsBesideAnInclusion() throws CopyException {
    Selector selector = selector("+ *.parquet", "- **");

    assertThat(directories(selector, "a", "_temporary", "a/_temporary", ".hive-staging_1"))
        .containsExactly("a");
    assertThat(directories(selector("+ _temporary/"), "_temporary")).hasSize(1);
  }

  @Test
  void expandsBracesBeforeItReadsSlashes() throws CopyException {
    Selector selector = selector("- {/raw,tmp}/", "+ /{a/b,c}/*.orc", "- **");

    assertThat(directories(selector, "raw", "x/raw", "tmp", "x/tmp", "a", "a/b", "c", "d"))
        .containsExactly("a", "a/b", "c");
    assertThat(files(selector, "a/b/x.orc", "c/x.orc", "a/x.orc"))
        .containsExactly("a/b/x.orc", "c/x.orc");
  }

  @Test
  void refusesRegularExpressionsAndTooManyPatterns() {
    assertThatThrownBy(() -> selector("- {{a.*}}"))
        .hasMessageContaining("line 1, column 1")
        .hasMessageContaining("not supported");
    String[] rules = new String[10];
    Arrays.fill(rules, "- " + "{a,b}".repeat(10));
    assertThatThrownBy(() -> selector(rules))
        .hasMessage("In line 10: All rules together have more than 10000 patterns.");
  }

  @Test
  void takesListedFilesAndDirectories() throws CopyException {
    Selector selector =
        Selector.of(Selection.builder().files(List.of("/a/b", "c/", "d/e/f")).build(), NOW);

    assertThat(files(selector, "a/b", "c/x/y", "d/e/f", "a/c", "d/e/g", "f"))
        .containsExactly("a/b", "c/x/y", "d/e/f");
    assertThat(directories(selector, "a", "c", "c/x", "d", "d/e", "b", "d/x"))
        .containsExactly("a", "c", "c/x", "d", "d/e");
  }

  @Test
  void refusesPathsThatLeaveTheSource() {
    for (String path : List.of("", "/", "../a", "a//b", "a/./b")) {
      assertThatThrownBy(() -> Selection.builder().files(List.of(path)))
          .hasMessage("'" + path + "' is no path below the source.");
    }
  }

  private static Selector selector(String... lines) throws CopyException {
    Selection.Builder selection = Selection.builder();
    for (int i = 0; i < lines.length; i++) {
      selection.rule(
          SelectionRule.of(
              lines[i].startsWith("+") ? Effect.INCLUDE : Effect.EXCLUDE,
              lines[i].substring(2),
              "line " + (i + 1)));
    }
    return Selector.of(selection.build(), NOW);
  }

  private static List<String> files(Selector selector, String... paths) throws CopyException {
    return taken(selector, false, paths);
  }

  private static List<String> directories(Selector selector, String... paths) throws CopyException {
    return taken(selector, true, paths);
  }

  private static List<String> taken(Selector selector, boolean isDirectory, String... paths)
      throws CopyException {
    List<String> taken = new ArrayList<>();
    for (String path : paths) {
      if (selector.choose(status(path, isDirectory).build(), path).isTaken()) {
        taken.add(path);
      }
    }
    return taken;
  }

  private static boolean isTaken(Selector selector, FileStatus file) {
    return selector.choose(file, file.name()).isTaken();
  }

  private static FileStatus file(long length, Duration age) throws CopyException {
    return status("f", false)
        .length(length)
        .modificationTime(NOW.minus(age).toEpochMilli())
        .build();
  }

  private static FileStatus.Builder status(String path, boolean isDirectory) throws CopyException {
    FilePath place = FilePath.of("/tree/" + path);
    return FileStatus.builder(
        place, isDirectory ? FileStatus.Type.DIRECTORY : FileStatus.Type.FILE);
  }
}
