package io.howdah.run;

import static io.howdah.run.MemoryCopy.tree;
import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.Cancellation;
import io.howdah.CopyEvent;
import io.howdah.CopyListener;
import io.howdah.CopyRequest.Target;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.FileAttribute;
import io.howdah.Mode;
import io.howdah.UndoRequest;
import io.howdah.UndoResult;
import io.howdah.event.EntryUndone;
import io.howdah.fs.Acl;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.memory.FaultInjector;
import io.howdah.fs.memory.Operation;
import io.howdah.run.Crash.Moment;
import io.howdah.temporary.TemporaryName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Undoing a copy by its report. */
class UndoTest extends MirrorCase {
  private static final int MOST_MOMENTS = 200;

  private Path report;

  @BeforeEach
  void nameTheReport(@TempDir Path directory) {
    report = directory.resolve("report.jsonl");
    changeEverything();
  }

  private void changeEverything() {
    options
        .files(to -> to.report(report.toString()))
        .delete(what -> what.backupDirectory("/backup"));
    write(copies.staging, "/out/a", "new");
    write(copies.staging, "/out/added/deep/n", "nn");
    write(copies.staging, "/out/day/_SUCCESS", "new flag");
    write(copies.staging, "/out/day/late", "later");
    write(copies.prod, "/in/day/_SUCCESS", "old flag");
  }

  @Test
  void restoresTheStateBeforeTheRun() {
    Map<String, String> before = prod();
    CopyStatus status = copy();
    assertThat(prod()).isNotEqualTo(before);
    List<CopyEvent> events = Collections.synchronizedList(new ArrayList<>());

    UndoResult result =
        copies.undo(UndoRequest.of("prod", report.toString(), Mode.COPY, 4), events::add);

    assertThat(prod()).isEqualTo(before);
    assertThat(result.isSuccessful()).isTrue();
    assertThat(result.run()).contains(status.request().runId());
    assertThat(result.failed()).isZero();
    assertThat(events).hasSize((int) result.undone()).allMatch(EntryUndone.class::isInstance);
    String removed = result.removedTo().orElseThrow();
    assertThat(tree(copies.prod, removed))
        .containsEntry(removed + "/in/a", "new")
        .containsEntry(removed + "/in/added/deep/n", "nn");
  }

  @Test
  void doesNothingTheSecondTime() {
    copy();
    undo();
    Map<String, String> before = prod();

    UndoResult again = undo();

    assertThat(prod()).isEqualTo(before);
    assertThat(again.isSuccessful()).isTrue();
    assertThat(again.undone()).isZero();
    assertThat(again.unchanged()).isPositive();
  }

  @Test
  void removesATargetThatTheRunMade() {
    copies.copy(
        MemoryCopy.request("/out", "/new/target/in", options.build()).target(Target.EXACT).build(),
        CopyListener.NONE,
        new Cancellation());
    assertThat(tree(copies.prod, "/")).containsKey("/new/target/in/a");

    assertThat(undo().isSuccessful()).isTrue();

    assertThat(tree(copies.prod, "/")).doesNotContainKey("/new");
  }

  @Test
  void restoresTheAttributesOfWhatStays() throws Exception {
    options.preserve(
        EnumSet.of(FileAttribute.OWNER, FileAttribute.PERMISSION, FileAttribute.TIMES));
    copies.staging.setOwner(FilePath.of("/out/day/b"), "alice", null);
    copies.staging.setPermission(FilePath.of("/out/day/b"), 0600);
    copies.staging.setPermission(FilePath.of("/out/day"), 0700);
    copies.staging.setTimes(FilePath.of("/out/day"), 1_600_000_000_000L, 0);
    FileStatus file = prodStatus("/in/day/b");
    FileStatus directory = prodStatus("/in/day");
    copy();
    assertThat(prodStatus("/in/day/b").owner()).isEqualTo("alice");
    assertThat(prodStatus("/in/day").permission()).isEqualTo(0700);

    assertThat(undo().failures()).isEmpty();

    assertThat(prodStatus("/in/day/b")).isEqualTo(file);
    assertThat(prodStatus("/in/day")).isEqualTo(directory);
  }

  @Test
  void givesNoGroupTheMaskOfAnOldAcl() throws Exception {
    options.preserve(EnumSet.of(FileAttribute.PERMISSION, FileAttribute.ACL));
    copies.prod.setAcl(
        FilePath.of("/in/day/b"), Acl.of(0670, List.of("user:bob:rwx", "group::---")));
    copies.staging.setPermission(FilePath.of("/out/day/b"), 0640);
    copy();
    assertThat(prodStatus("/in/day/b").hasAcl()).isFalse();

    undo();

    assertThat(prodStatus("/in/day/b").permission()).isEqualTo(0640);
  }

  private FileStatus prodStatus(String path) throws Exception {
    return copies.prod.status(FilePath.of(path)).orElseThrow();
  }

  @Test
  void changesNothingInADryRun() {
    copy();
    Map<String, String> after = tree(copies.prod, "/");

    UndoResult result =
        copies.undo(UndoRequest.of("prod", report.toString(), Mode.DRY_RUN, 4), e -> {});

    assertThat(tree(copies.prod, "/")).isEqualTo(after);
    assertThat(result.isSuccessful()).isTrue();
    assertThat(result.undone()).isEqualTo(undo().undone());
  }

  @Test
  void leavesWhatChangedAfterTheRun() throws Exception {
    Map<String, String> before = prod();
    copy();
    write(copies.prod, "/in/a", "by hand");
    write(copies.prod, "/in/added/deep/mine", "mine");
    write(copies.prod, "/in/z", "again");

    UndoResult result = undo();

    Map<String, String> expected = new TreeMap<>(before);
    expected.put("/in/a", "by hand");
    expected.put("/in/added", "(directory)");
    expected.put("/in/added/deep", "(directory)");
    expected.put("/in/added/deep/mine", "mine");
    expected.put("/in/z", "again");
    assertThat(prod()).isEqualTo(expected);
    assertThat(result.isSuccessful()).isFalse();
    assertThat(result.failures())
        .allMatch(failure -> failure.cause().code() == ErrorCode.CHANGED_SINCE)
        .extracting(UndoResult.Failure::path)
        .containsExactlyInAnyOrder("/in/a", "/in/z", "/in/added", "/in/added/deep");
  }

  @Test
  void removesNoNewFileWhereTheOldOneIsLost() throws Exception {
    String backup = "/backup/" + copy().request().runId();
    copies.prod.delete(FilePath.of(backup + "/in/a"));

    UndoResult result = undo();

    assertThat(prod()).containsEntry("/in/a", "new");
    assertThat(result.failures()).extracting(UndoResult.Failure::path).containsExactly("/in/a");
  }

  @Test
  void undoesTheLastRunOfTheReport() {
    copy();
    Map<String, String> before = prod();
    write(copies.staging, "/out/a", "newest");
    copy();

    assertThat(undo().isSuccessful()).isTrue();

    assertThat(prod()).isEqualTo(before);
  }

  @Test
  void refusesARunWithoutABackup() {
    options.delete(what -> what.backupDirectory(null));
    copy();
    Map<String, String> after = tree(copies.prod, "/");

    UndoResult result = undo();

    assertThat(Objects.requireNonNull(result.error()).code()).isEqualTo(ErrorCode.INVALID_ARGUMENT);
    assertThat(result.error()).hasMessageContaining("no backup directory");
    assertThat(tree(copies.prod, "/")).isEqualTo(after);
  }

  @Test
  void changesNothingWhereALineIsInvalid() throws Exception {
    copy();
    Map<String, String> after = prod();
    List<String> lines = new ArrayList<>(Files.readAllLines(report));
    lines.set(1, "{\"change\":\"explode\",\"path\":\"/in\"}");
    Files.write(report, lines);

    UndoResult result = undo();

    assertThat(result.error())
        .hasMessageContaining("from the end of the report")
        .hasMessageContaining("explode");
    assertThat(prod()).isEqualTo(after);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"path\":\"/in/z\"', '\"path\":\"/other/z\"', outside the target '/in'",
    "'\"backup\":\"/backup/', '\"backup\":\"/', x",
    "'\"destinationCluster\":\"prod\"', '\"destinationCluster\":\"staging\"', not to 'prod'",
    "'/in/z\"}', '/in/other\"}', which is not its place in '/backup/"
  })
  void changesNothingWhereAReportLeadsElsewhere(String old, String replacement, String message)
      throws Exception {
    copy();
    Map<String, String> after = tree(copies.prod, "/");
    String text = Files.readString(report);
    assertThat(text).contains(old);
    String changed = text.replace(old, replacement);
    if (message.equals("x")) {
      changed = text.replaceAll("\"backup\":\"[^\"]*\"", "\"backup\":\"/\"");
    }
    Files.writeString(report, changed);

    UndoResult result = undo();

    assertThat(result.error()).isNotNull();
    if (!message.equals("x")) {
      assertThat(result.error()).hasMessageContaining(message);
    }
    assertThat(tree(copies.prod, "/")).isEqualTo(after);
  }

  @Test
  void takesNothingFromTheBackupOfAnotherName() throws Exception {
    String run = copy().request().runId();
    write(copies.prod, "/other/in/z", "secret");
    Map<String, String> after = tree(copies.prod, "/");
    Files.writeString(report, Files.readString(report).replace("/backup/" + run, "/other"));

    UndoResult result = undo();

    assertThat(result.error()).hasMessageContaining("is not that of run " + run);
    assertThat(tree(copies.prod, "/")).isEqualTo(after);
  }

  @Test
  void refusesADryRun() {
    copy();
    Map<String, String> after = tree(copies.prod, "/");
    options.mode(Mode.DRY_RUN);
    copy();

    assertThat(undo().error()).hasMessageContaining("was a dry run");
    assertThat(tree(copies.prod, "/")).isEqualTo(after);
  }

  @Test
  void restoresNoDoneFlagAboveWhatCannotBeRestored() {
    copy();
    write(copies.prod, "/in/day/late", "by hand");

    UndoResult result = undo();

    assertThat(prod()).doesNotContainKey("/in/day/_SUCCESS");
    assertThat(result.failures())
        .extracting(UndoResult.Failure::path)
        .containsExactlyInAnyOrder("/in/day/late", "/in/day/_SUCCESS");
  }

  @Test
  void ignoresHalfALineOfAnEarlierProcess() throws Exception {
    Map<String, String> before = prod();
    copy();
    List<String> lines = new ArrayList<>(Files.readAllLines(report));
    String header = lines.get(0);
    lines.add(1, "{\"change\":\"add\",\"after\":{}");
    lines.add(2, header.replace("\"incarnation\":1", "\"incarnation\":2"));
    Files.write(report, lines);

    assertThat(undo().failures()).isEmpty();
    assertThat(prod()).isEqualTo(before);
  }

  @Test
  void refusesAFileThatIsNoReport() throws Exception {
    Files.writeString(report, "{\"a\":1}\n");

    assertThat(undo().error()).hasMessageContaining("no header");
  }

  @Test
  void ignoresHalfALineAtTheEnd() throws Exception {
    Map<String, String> before = prod();
    copy();
    Files.writeString(report, Files.readString(report) + "{\"change\":\"add\",\"pa");

    assertThat(undo().isSuccessful()).isTrue();
    assertThat(prod()).isEqualTo(before);
  }

  /** Whatever the last request of a killed run was, its report suffices. */
  @ParameterizedTest
  @EnumSource(
      value = Operation.class,
      names = {"RENAME", "MAKE_DIRECTORIES", "CREATE", "STATUS"})
  void restoresTheStateBeforeAKilledRun(Operation last) throws Exception {
    for (Moment moment : Moment.values()) {
      boolean happened = true;
      for (int count = 1; happened && count < MOST_MOMENTS; count++) {
        startAnew();
        Map<String, String> before = prod();
        Crash crash = new Crash(moment, last, count);
        copies.prodFaults(crash);
        copy();
        happened = crash.happened();
        copies.prodFaults(FaultInjector.NONE);
        if (!Files.exists(report)) {
          continue; // It was killed before it could change anything.
        }

        UndoResult result = undo();

        assertThat(withoutTemporaries(prod()))
            .as("%s %s %s", moment, last, count)
            .isEqualTo(before);
        assertThat(result.failures()).as("%s %s %s", moment, last, count).isEmpty();
        assertThat(result.isSuccessful()).isTrue();
      }
      assertThat(happened).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Operation.class,
      names = {"RENAME", "MAKE_DIRECTORIES", "DELETE", "STATUS"})
  void isRepeatedAfterItWasKilled(Operation last) throws Exception {
    for (Moment moment : Moment.values()) {
      boolean happened = true;
      for (int count = 1; happened && count < MOST_MOMENTS; count++) {
        startAnew();
        Map<String, String> before = prod();
        copy();
        Crash crash = new Crash(moment, last, count);
        copies.prodFaults(crash);
        undo();
        happened = crash.happened();
        copies.prodFaults(FaultInjector.NONE);

        UndoResult result = undo();

        assertThat(prod()).as("%s %s %s", moment, last, count).isEqualTo(before);
        assertThat(result.failures()).as("%s %s %s", moment, last, count).isEmpty();
        assertThat(result.isSuccessful()).isTrue();
      }
      assertThat(happened).isFalse();
    }
  }

  private UndoResult undo() {
    return copies.undo(UndoRequest.of("prod", report.toString(), Mode.COPY, 4), event -> {});
  }

  private void startAnew() throws Exception {
    Files.deleteIfExists(report);
    copies = clusters();
    fillBoth();
    changeEverything();
  }

  private static Map<String, String> withoutTemporaries(Map<String, String> tree) {
    Map<String, String> others = new TreeMap<>(tree);
    others.keySet().removeIf(path -> TemporaryName.isTemporary(name(path)));
    return others;
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
