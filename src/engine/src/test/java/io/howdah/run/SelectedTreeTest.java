package io.howdah.run;

import static io.howdah.run.MemoryCopy.tree;
import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.Cancellation;
import io.howdah.CopyOptions;
import io.howdah.CopyRequest.Target;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.ExistingFiles;
import io.howdah.Layout;
import io.howdah.SelectionRule;
import io.howdah.SelectionRule.Effect;
import io.howdah.event.EntryExcluded;
import io.howdah.event.EventHandlers;
import io.howdah.fs.FilePath;
import io.howdah.fs.memory.Operation;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Copies of a part of a tree. */
class SelectedTreeTest {
  private final MemoryCopy copies = new MemoryCopy();

  @BeforeEach
  void fillStaging() throws Exception {
    write(copies.staging, "/out/a.orc", "a");
    write(copies.staging, "/out/a.tmp", "unfinished");
    write(copies.staging, "/out/day/b.orc", "b");
    write(copies.staging, "/out/day/_temporary/0/c.orc", "unfinished");
    write(copies.staging, "/out/raw/d.orc", "d");
    write(copies.staging, "/out/raw/deep/e.orc", "e");
    copies.prod.makeDirectories(FilePath.of("/in"), null);
  }

  @Test
  void copiesWhatTheRulesTake() {
    CopyStatus status = copy("- *.tmp", "- raw/");

    assertThat(status.isSuccessful()).isTrue();
    assertThat(tree(copies.prod, "/in")).containsOnlyKeys("/in/a.orc", "/in/day", "/in/day/b.orc");
    assertThat(status.expected().files()).isEqualTo(2);
    assertThat(status.excludedFiles()).isEqualTo(1);
    assertThat(status.excludedDirectories()).isEqualTo(2);
  }

  @Test
  void listsNoDirectoryThatIsLeftOut() {
    copy("- raw/", "- day/");

    assertThat(copies.stagingAsSeen().requests(Operation.LIST)).isEqualTo(1);
  }

  @Test
  void copiesTheListedFilesAndNamesThoseThatAreMissing() {
    CopyOptions options =
        CopyOptions.builder()
            .existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL)
            .select(only -> only.files(List.of("raw/deep", "a.orc", "gone/f")))
            .build();

    CopyStatus status =
        copies.copy(
            MemoryCopy.request("/out", "/in", options).target(Target.EXACT).build(),
            event -> {},
            new Cancellation());

    assertThat(tree(copies.prod, "/in"))
        .containsOnlyKeys("/in/a.orc", "/in/raw", "/in/raw/deep", "/in/raw/deep/e.orc");
    assertThat(status.failures())
        .singleElement()
        .satisfies(
            file ->
                assertThat(file.failure())
                    .hasMessage(
                        "'/out/gone/f' is listed and was not found, or a rule leaves it out."));
  }

  @Test
  void touchesNothingAtTheDestinationThatTheSourceLeavesOut() {
    write(copies.prod, "/in/raw/d.orc", "old");
    write(copies.prod, "/in/a.tmp", "old");

    copy("- *.tmp", "- raw/");

    assertThat(tree(copies.prod, "/in"))
        .containsEntry("/in/raw/d.orc", "old")
        .containsEntry("/in/a.tmp", "old");
  }

  @Test
  void tellsWhichRuleDecided() {
    Map<String, String> rules = Collections.synchronizedMap(new TreeMap<>());
    copies.copy(
        MemoryCopy.request("/out", "/in", options("- *.tmp", "- raw/"))
            .target(Target.EXACT)
            .build(),
        EventHandlers.builder()
            .on(
                EntryExcluded.class,
                entry -> rules.put(entry.source(), String.valueOf(entry.rule())))
            .build(),
        new Cancellation());

    assertThat(rules)
        .containsOnly(
            Map.entry("/out/a.tmp", "- *.tmp"),
            Map.entry("/out/raw", "- raw/"),
            Map.entry("/out/day/_temporary", "- _temporary/"));
  }

  @Test
  void selectsFromAllDirectoriesOfAFlatCopy() {
    CopyOptions options =
        CopyOptions.builder()
            .layout(Layout.FLAT)
            .select(only -> only.rule(SelectionRule.of(Effect.EXCLUDE, "raw/", "test")))
            .build();

    copies.copy(
        MemoryCopy.request("/out", "/in", options).target(Target.EXACT).build(),
        event -> {},
        new Cancellation());

    assertThat(tree(copies.prod, "/in")).containsOnlyKeys("/in/a.orc", "/in/a.tmp", "/in/b.orc");
  }

  @Test
  void selectsAmongNamedFilesByTheirNames() {
    CopyStatus status = copies.copy("/out/a.*", "/in", options("- *.tmp"));

    assertThat(tree(copies.prod, "/in")).containsOnlyKeys("/in/a.orc");
    assertThat(status.excludedFiles()).isEqualTo(1);
  }

  @Test
  void copiesNothingWhereARuleIsWrong() {
    CopyStatus status = copy("- [a");

    assertThat(MemoryCopy.stoppedBy(status)).isEqualTo(ErrorCode.INVALID_ARGUMENT);
    assertThat(status.error())
        .hasMessage("In rule 1, column 1: Invalid pattern '[a': a '[' is not closed.");
    assertThat(tree(copies.prod, "/in")).isEmpty();
  }

  /** A flag that the copy does not bring would be gone for good. */
  @Test
  void leavesADoneFlagAloneThatTheRulesLeaveOut() {
    write(copies.staging, "/out/day/_SUCCESS", "");
    write(copies.prod, "/in/day/_SUCCESS", "old");

    copy("- /day/_SUCCESS");

    assertThat(tree(copies.prod, "/in/day")).containsEntry("/in/day/_SUCCESS", "old");
    assertThat(tree(copies.prod, "/in/day")).containsKey("/in/day/b.orc");
  }

  private CopyStatus copy(String... rules) {
    return copies.copy(
        MemoryCopy.request("/out", "/in", options(rules)).target(Target.EXACT).build(),
        event -> {},
        new Cancellation());
  }

  private static CopyOptions options(String... rules) {
    CopyOptions.Builder options =
        CopyOptions.builder().existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL);
    for (int i = 0; i < rules.length; i++) {
      Effect effect = rules[i].startsWith("+") ? Effect.INCLUDE : Effect.EXCLUDE;
      SelectionRule rule = SelectionRule.of(effect, rules[i].substring(2), "rule " + (i + 1));
      options.select(only -> only.rule(rule));
    }
    return options.build();
  }
}
