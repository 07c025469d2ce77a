package io.howdah.check;

import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.howdah.Cancellation;
import io.howdah.ComparedEntry.State;
import io.howdah.CopyListener;
import io.howdah.CopyOptions;
import io.howdah.CopyRequest.Target;
import io.howdah.Count;
import io.howdah.Deletion.Excluded;
import io.howdah.Deletion.Extra;
import io.howdah.SelectionRule;
import io.howdah.SelectionRule.Effect;
import io.howdah.TreeComparison;
import io.howdah.fs.FilePath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a comparison finds at the target that the source does not have. */
class ExtraEntriesCheckTest {
  private final CheckedTrees trees = new CheckedTrees();
  private final CopyOptions.Builder options = CopyOptions.builder();

  @BeforeEach
  void fillBoth() {
    write(trees.staging, "/out/a", "a");
    write(trees.prod, "/in/a", "a");
  }

  @Test
  void findsFilesAndWholeDirectories() throws Exception {
    write(trees.prod, "/in/z", "zz");
    write(trees.prod, "/in/gone/b", "bbb");
    write(trees.prod, "/in/gone/deep/c", "cccc");
    trees.prod.makeDirectories(FilePath.of("/in/hollow"), null);

    TreeComparison result = trees.compare(options.build());

    assertThat(trees.states())
        .containsExactly(
            entry("/in/a", "EQUAL"),
            entry("/in/gone", "EXTRA"),
            entry("/in/hollow", "EXTRA"),
            entry("/in/z", "EXTRA"));
    assertThat(trees.entry("/in/gone").files()).hasToString(Count.of(2, 7).toString());
    assertThat(trees.entry("/in/gone").directories()).isEqualTo(2);
    assertThat(trees.entry("/in/gone").source()).isNull();
    assertThat(result.files(State.EXTRA)).hasToString(Count.of(3, 9).toString());
    assertThat(result.directories(State.EXTRA)).isEqualTo(3);
    assertThat(result.hasDifferences()).isTrue();
  }

  @Test
  void ignoresTrashAndTemporaryFiles() {
    write(trees.prod, "/in/.Trash/old", "old");
    write(trees.prod, "/in/.b.howdah-abc-1-tsa38g0", "part");
    write(trees.staging, "/out/.c.howdah-abc-1-tsa38g0", "part");

    assertThat(trees.compare(options.build()).isEqual()).isTrue();
    assertThat(trees.states()).containsOnlyKeys("/in/a");
  }

  @Test
  void ignoresWhatTheSelectionLeavesOut() {
    exclude("*.tmp");
    write(trees.staging, "/out/b.tmp", "b");
    write(trees.prod, "/in/b.tmp", "another");
    write(trees.prod, "/in/c.tmp", "c");

    TreeComparison result = trees.compare(options.build());

    assertThat(result.isEqual()).isTrue();
    assertThat(result.excludedFiles()).isEqualTo(1);
    assertThat(trees.states()).containsOnlyKeys("/in/a");
  }

  @Test
  void findsWhatTheSelectionLeavesOutOnRequest() {
    exclude("*.tmp");
    options.delete(what -> what.extra(Extra.DELETE).excluded(Excluded.DELETE));
    write(trees.staging, "/out/b.tmp", "b");
    write(trees.prod, "/in/b.tmp", "another");
    write(trees.prod, "/in/c.tmp", "c");

    trees.compare(options.build());

    assertThat(trees.states())
        .containsExactly(
            entry("/in/a", "EQUAL"), entry("/in/b.tmp", "EXTRA"), entry("/in/c.tmp", "EXTRA"));
  }

  /** A mirror would not delete the directory either, but what in it is extra. */
  @Test
  void findsOnlyThePartOfADirectoryThatIsExtra() {
    exclude("*.tmp");
    write(trees.prod, "/in/gone/b", "b");
    write(trees.prod, "/in/gone/b.tmp", "b");
    write(trees.prod, "/in/gone/whole/c", "c");
    write(trees.prod, "/in/only/c.tmp", "c");

    trees.compare(options.build());

    assertThat(trees.states())
        .containsExactly(
            entry("/in/a", "EQUAL"),
            entry("/in/gone/b", "EXTRA"),
            entry("/in/gone/whole", "EXTRA"));
  }

  @Test
  void findsAFlagThatOnlyTheTargetHas() {
    write(trees.prod, "/in/_SUCCESS", "");

    assertThat(trees.compare(options.build()).hasDifferences()).isTrue();
    assertThat(trees.states()).containsEntry("/in/_SUCCESS", "EXTRA");
  }

  @Test
  void looksBesideNoMatchOfAPattern() {
    write(trees.staging, "/days/d1/a", "a");
    write(trees.staging, "/days/d2/b", "b");
    write(trees.prod, "/in/d1/a", "a");
    write(trees.prod, "/in/d1/more", "more");
    write(trees.prod, "/in/d2/b", "b");
    write(trees.prod, "/in/d3/c", "c");

    trees.compare("/days/*", options.build());

    assertThat(trees.states())
        .containsExactly(
            entry("/in/d1/a", "EQUAL"), entry("/in/d1/more", "EXTRA"), entry("/in/d2/b", "EQUAL"));
  }

  @Test
  void comparesInsideAnExistingDirectoryByTheRuleOfCp() {
    write(trees.prod, "/in/out/a", "a");

    TreeComparison result =
        trees.compare(
            CheckedTrees.request("/out", options.build())
                .target(Target.INSIDE_EXISTING_DIRECTORY)
                .build(),
            CopyListener.NONE,
            new Cancellation());

    assertThat(result.isEqual()).isTrue();
    assertThat(result.destinationPath()).isEqualTo("/in/out");
    assertThat(trees.states()).containsExactly(entry("/in/out/a", "EQUAL"));
  }

  private void exclude(String pattern) {
    options.select(only -> only.rule(SelectionRule.of(Effect.EXCLUDE, pattern, "a test")));
  }
}
