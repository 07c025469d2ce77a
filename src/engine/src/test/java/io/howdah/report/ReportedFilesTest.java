package io.howdah.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.CopyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a report says last about each file. Lines are in the order of time. */
class ReportedFilesTest {
  private static final String SUM = "MD5-of-0MD5-of-512CRC32C:000102030405060708090a0b0c0d0e0f";
  private static final String OTHER = "MD5-of-0MD5-of-512CRC32C:f00102030405060708090a0b0c0d0e0f";

  private static final String STATUS =
      "{\"type\":\"FILE\",\"owner\":\"o\",\"group\":\"g\",\"storage\":\"REPLICATED\"}";

  private final Path directory;

  ReportedFilesTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void takesTheLastLineOfAPath() throws Exception {
    assertThat(files(run("a"), done("copied", "/a", 3, SUM), done("replaced", "/a", 4, OTHER)))
        .containsExactly("/a (4 bytes, " + OTHER + ")");
    assertThat(
            files(
                run("a"), done("copied", "/a", 3, SUM), run("b"), done("skipped", "/a", 3, OTHER)))
        .containsExactly("/a (3 bytes, " + OTHER + ")");
  }

  @Test
  void ignoresLinesThatDoNotChangeAFile() throws Exception {
    assertThat(
            files(
                run("a"),
                done("copied", "/a", 3, SUM),
                done("failed", "/a", 9, null),
                done("postponed", "/a", 9, null),
                done("planned", "/a", 9, null),
                "{\"done\":\"to_delete\",\"path\":\"/a\"}",
                "{\"done\":\"attributes\",\"path\":\"/a\"}",
                "{\"done\":\"made\",\"path\":\"/d\"}",
                "{\"done\":\"something new\",\"path\":\"/a\"}",
                "{\"new\":1}",
                "{\"end\":7}"))
        .containsExactly("/a (3 bytes, " + SUM + ")");
  }

  @Test
  void removesWhatWasDeletedAfterwards() throws Exception {
    assertThat(
            files(
                run("a"),
                done("copied", "/d/x/1", 1, SUM),
                done("copied", "/d/x/2", 1, SUM),
                done("copied", "/d/xy", 1, SUM),
                done("copied", "/f", 1, SUM),
                done("copied", "/flag", 1, SUM),
                "{\"done\":\"deleted\",\"path\":\"/d/x\",\"files\":2,\"directories\":1,\"bytes\":2}",
                "{\"done\":\"deleted\",\"path\":\"/f\",\"files\":1,\"bytes\":1}",
                "{\"done\":\"withdrawn\",\"path\":\"/flag\"}",
                done("copied", "/d/x/2", 2, SUM)))
        .containsExactly("/d/x/2 (2 bytes, " + SUM + ")", "/d/xy (1 bytes, " + SUM + ")");
  }

  @Test
  void takesAnOlderChecksumForASkippedFileOfTheSameLength() throws Exception {
    assertThat(
            files(
                run("a"),
                done("copied", "/same", 3, SUM),
                done("copied", "/other", 3, SUM),
                done("copied", "/gone", 3, SUM),
                "{\"done\":\"deleted\",\"path\":\"/gone\",\"files\":1}",
                run("b"),
                done("skipped", "/same", 3, null),
                done("skipped", "/other", 4, null),
                done("skipped", "/gone", 3, null),
                done("skipped", "/never", 5, null),
                done("skipped", "/empty", 0, null),
                run("c"),
                done("skipped", "/same", 3, null)))
        .containsExactlyInAnyOrder(
            "/same (3 bytes, " + SUM + ")",
            "/other (4 bytes, null)",
            "/gone (3 bytes, null)",
            "/never (5 bytes, null)",
            "/empty (0 bytes, null)");
  }

  @Test
  void leavesOutDryRunsAndOtherClusters() throws Exception {
    assertThat(
            files(
                run("a"),
                done("copied", "/a", 3, SUM),
                header("b", "dr", ""),
                done("copied", "/a", 4, OTHER),
                header("c", "prod", ",\"dryRun\":true"),
                done("skipped", "/a", 5, OTHER),
                header("d", "dr", "")))
        .containsExactly("/a (3 bytes, " + SUM + ")");
  }

  /** The line with the change survives a kill, and the line with the result may not. */
  @Test
  void knowsNothingOfAFileThatAKilledRunWasChanging() throws Exception {
    String replace =
        "{\"change\":\"replace\",\"run\":\"b\",\"path\":\"/a\",\"before\":%s,\"after\":%s}"
            .formatted(STATUS, STATUS);
    assertThat(files(run("a"), done("copied", "/a", 3, SUM), run("b"), replace))
        .containsExactly("/a (uncertain)");
    assertThat(files(run("b"), replace, done("replaced", "/a", 4, OTHER)))
        .containsExactly("/a (4 bytes, " + OTHER + ")");
    assertThat(
            files(
                run("a"),
                done("copied", "/a", 3, SUM),
                run("b"),
                replace,
                done("failed", "/a", 4, null)))
        .containsExactly("/a (3 bytes, " + SUM + ")");
  }

  @Test
  void knowsThatAKilledRunMayHaveDeletedADirectory() throws Exception {
    String directory = STATUS.replace("FILE", "DIRECTORY");
    String remove =
        "{\"change\":\"remove\",\"run\":\"b\",\"path\":\"/d\",\"before\":%s}".formatted(directory);
    String gone = "/d/a (3 bytes, " + SUM + ", perhaps gone)";
    assertThat(files(run("a"), done("copied", "/d/a", 3, SUM), run("b"), remove))
        .containsExactly(gone);
    assertThat(
            files(
                run("a"),
                done("copied", "/d/a", 3, SUM),
                run("b"),
                remove,
                "{\"done\":\"deleted\",\"path\":\"/d\",\"files\":1,\"directories\":1,\"bytes\":3}"))
        .isEmpty();
    assertThat(
            files(
                run("a"),
                done("copied", "/d/a", 3, SUM),
                run("b"),
                remove,
                run("c"),
                done("copied", "/d/b", 3, SUM)))
        .containsExactly("/d/b (3 bytes, " + SUM + ")", gone);
  }

  /** A failure says nothing about what an earlier run did. */
  @Test
  void knowsNothingOfAFileThatFailedAfterAKilledRun() throws Exception {
    String replace =
        "{\"change\":\"replace\",\"run\":\"b\",\"path\":\"/a\",\"before\":%s,\"after\":%s}"
            .formatted(STATUS, STATUS);
    assertThat(
            files(
                run("a"),
                done("copied", "/a", 3, SUM),
                run("b"),
                replace,
                run("c"),
                done("failed", "/a", 4, null)))
        .containsExactly("/a (uncertain)");
    assertThat(
            files(
                run("a"),
                done("copied", "/a", 3, SUM),
                run("b"),
                replace,
                run("c"),
                done("skipped", "/a", 3, null)))
        .containsExactly("/a (3 bytes, null)");
  }

  @Test
  void refusesAChecksumThatIsNone() {
    assertThatThrownBy(
            () -> files(run("a"), done("copied", "/a", 3, "abc"), done("copied", "/b", 3, SUM)))
        .hasMessageContaining("no valid length or checksum: 3, 'abc'");
    assertThatThrownBy(
            () -> files(run("a"), done("copied", "/a", -1, SUM), done("copied", "/b", 3, SUM)))
        .hasMessageContaining("no valid length or checksum: -1");
  }

  @Test
  void ignoresLinesThatKilledRunsCutOff() throws Exception {
    assertThat(
            files(
                run("a"),
                done("copied", "/a", 3, SUM),
                "{\"done\":\"cop",
                run("b"),
                done("copied", "/b", 3, SUM),
                run("c").substring(0, 40)))
        .containsExactly("/b (3 bytes, " + SUM + ")", "/a (3 bytes, " + SUM + ")");
    assertThatThrownBy(() -> files(run("a"), "{\"done\":\"cop", done("copied", "/a", 3, SUM)))
        .hasMessageContaining("Line 2 from the end of the report");
  }

  @Test
  void refusesAReportWithoutItsBeginning() {
    assertThatThrownBy(() -> files(done("copied", "/a", 3, SUM), run("b")))
        .hasMessageContaining("it does not begin with the header of a run");
    assertThatThrownBy(() -> files()).hasMessageContaining("is not a report of runs");
  }

  /** A nightly copy must be able to append while a check runs, or to be running already. */
  @Test
  void readsAReportToWhichARunAppends() throws Exception {
    Path report = write(run("a"), done("copied", "/a", 3, SUM));
    try (LocalLineFile growing = LocalLineFile.open(report.toString(), LineFileKind.REPORT);
        ReportedFiles files = ReportedFiles.open(report.toString(), "prod")) {
      growing.append(run("b"));
      growing.append(done("replaced", "/a", 4, OTHER));

      assertThat(files.next()).hasToString("/a (3 bytes, " + SUM + ")");
      assertThat(files.next()).isNull();
    }
  }

  @Test
  void readsAReportThatMayNotBeWritten() throws Exception {
    Path report = write(run("a"), done("copied", "/a", 3, SUM));
    assertThat(report.toFile().setReadOnly()).isTrue();

    assertThat(read(report)).hasSize(1);
  }

  @Test
  void findsEachOfManyFilesOnce() throws Exception {
    int count = 20_000;
    List<String> lines = new ArrayList<>(List.of(run("a")));
    for (int i = 0; i < count; i++) {
      lines.add(done("copied", "/f" + i, 1, SUM));
    }
    lines.add(run("b"));
    for (int i = 0; i < count; i += 2) {
      lines.add(done("replaced", "/f" + i, 2, OTHER));
    }

    List<String> files = files(lines.toArray(String[]::new));

    assertThat(files).hasSize(count).doesNotHaveDuplicates();
    assertThat(files.stream().filter(each -> each.contains("(2 bytes"))).hasSize(count / 2);
  }

  private static String run(String id) {
    return header(id, "prod", "");
  }

  private static String header(String id, String cluster, String more) {
    return "{\"report\":1,\"run\":\"%s\",\"destinationCluster\":\"%s\",\"target\":\"/\"%s}"
        .formatted(id, cluster, more);
  }

  private static String done(String action, String path, long bytes, @Nullable String checksum) {
    return "{\"done\":\"%s\",\"path\":\"%s\",\"source\":\"/from%s\",\"bytes\":%d%s}"
        .formatted(
            action,
            path,
            path,
            bytes,
            checksum == null ? "" : ",\"checksum\":\"" + checksum + "\"");
  }

  private List<String> files(String... lines) throws IOException, CopyException {
    return read(write(lines));
  }

  private Path write(String... lines) throws IOException {
    return Files.write(directory.resolve("report.jsonl"), List.of(lines));
  }

  private static List<String> read(Path report) throws CopyException {
    List<String> files = new ArrayList<>();
    try (ReportedFiles reader = ReportedFiles.open(report.toString(), "prod")) {
      for (ReportedFile file = reader.next(); file != null; file = reader.next()) {
        files.add(file.toString());
      }
    }
    return files;
  }
}
