package io.howdah.run;

import static io.howdah.run.MemoryCopy.stoppedBy;
import static io.howdah.run.MemoryCopy.tree;
import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.howdah.Cancellation;
import io.howdah.CopyException;
import io.howdah.CopyRequest;
import io.howdah.CopyRequest.Target;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.Mode;
import io.howdah.UpdatePolicy;
import io.howdah.fs.FilePath;
import io.howdah.fs.memory.FaultAt;
import io.howdah.fs.memory.Operation;
import io.howdah.report.LineFileKind;
import io.howdah.report.LocalLineFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file that tells line by line what a copy did. */
class RunReportTest extends MirrorCase {
  private Path directory;
  private Path report;

  @BeforeEach
  void nameTheReport(@TempDir Path directory) {
    this.directory = directory;
    report = directory.resolve("report.jsonl");
    options.files(to -> to.report(report.toString()));
  }

  @Test
  void tellsWhatBecameOfEachFileAndDirectory() throws Exception {
    write(copies.staging, "/out/a", "new");
    write(copies.staging, "/out/added/n", "nn");
    write(copies.prod, "/in/day/_SUCCESS", "");
    write(copies.staging, "/out/day/_SUCCESS", "");
    write(copies.staging, "/out/day/late", "later");

    CopyStatus status = copy();

    assertThat(status.isSuccessful()).isTrue();
    List<String> lines = Files.readAllLines(report);
    assertThat(lines.get(0))
        .startsWith("{\"report\":1,\"run\":\"" + status.request().runId() + "\",\"incarnation\":1,")
        .contains("\"sourceCluster\":\"staging\",\"source\":\"/out\"")
        .contains("\"destinationCluster\":\"prod\",\"destination\":\"/in\"");
    assertThat(lines.get(lines.size() - 1))
        .startsWith("{\"end\":")
        .contains("\"copied\":{\"files\":4,\"bytes\":10}")
        .contains("\"deleted\":{\"files\":4,\"bytes\":7}")
        .doesNotContain("error");
    assertThat(line("/in/a"))
        .startsWith("{\"done\":\"replaced\"")
        .contains("\"source\":\"/out/a\",\"bytes\":3,\"verdict\":\"verified\"")
        .containsPattern("\"sourceChecksum\":\"MD5-of-0MD5-of-512CRC32C:[0-9a-f]{32}\"")
        .containsPattern("\"checksum\":\"MD5-of-0MD5-of-512CRC32C:[0-9a-f]{32}\"")
        .contains("\"attempts\":1");
    assertThat(line("/in/added")).isEqualTo("{\"done\":\"made\",\"path\":\"/in/added\"}");
    assertThat(line("/in/added/n")).startsWith("{\"done\":\"copied\"");
    assertThat(line("/in/day/b")).startsWith("{\"done\":\"skipped\"").contains("verified");
    assertThat(line("/in/z"))
        .startsWith("{\"done\":\"deleted\",\"path\":\"/in/z\",\"files\":1,\"bytes\":1")
        .contains("\"kept\":\"" + home() + "/.Trash/Current/in/z\"");
    assertThat(line("/in/gone")).contains("\"files\":2,\"directories\":2,\"bytes\":3");
    assertThat(linesOf("/in/day/_SUCCESS"))
        .satisfiesExactly(
            withdrawn -> assertThat(withdrawn).contains("\"done\":\"withdrawn\""),
            copied -> assertThat(copied).contains("\"done\":\"copied\""));
  }

  @Test
  void claimsNoProofWhereNoneWasAskedFor() throws Exception {
    options.updatePolicy(UpdatePolicy.SIZE);

    copy();

    assertThat(line("/in/a")).startsWith("{\"done\":\"skipped\"").doesNotContain("verdict");
  }

  @Test
  void tellsWhyAFileFailed() throws Exception {
    copies.stagingFaults(FaultAt.denied(Operation.OPEN, "new"));
    write(copies.staging, "/out/new", "n");

    copy();

    assertThat(line("/in/new"))
        .startsWith("{\"done\":\"failed\"")
        .contains("\"error\":\"PERMISSION_DENIED\",\"message\":\"");
  }

  @Test
  void tellsWhatADryRunWouldDo() throws Exception {
    write(copies.staging, "/out/new", "n");
    options.mode(Mode.DRY_RUN);

    copy();

    assertThat(line("/in/new")).startsWith("{\"done\":\"planned\"");
    assertThat(line("/in/z")).startsWith("{\"done\":\"to_delete\"");
  }

  @Test
  void addsTheNextRunBelow() throws Exception {
    copy();
    copy();

    assertThat(Files.readAllLines(report))
        .filteredOn(line -> line.startsWith("{\"report\":"))
        .hasSize(2);
  }

  @Test
  void tellsWhatStoppedTheRun() throws Exception {
    write(copies.staging, "/out/new", "n");
    copies.prodFaults(
        FaultAt.before(
            Operation.CREATE,
            path -> {
              throw new CopyException(ErrorCode.SAFE_MODE, "safe mode");
            }));

    copy();

    List<String> lines = Files.readAllLines(report);
    assertThat(lines.get(lines.size() - 1)).contains("\"error\":\"SAFE_MODE\"");
  }

  @Test
  void stopsTheRunBeforeAnythingHappensWhereItCannotBeWritten() {
    options.files(to -> to.report(directory.resolve("missing/report").toString()));
    write(copies.staging, "/out/new", "n");

    CopyStatus status = copy();

    assertThat(stoppedBy(status)).isEqualTo(ErrorCode.REPORT_LOST);
    assertThat(prod()).containsKey("/in/z").doesNotContainKey("/in/new");
  }

  @Test
  void stopsTheRunWhereTheDiskIsFull() throws Exception {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full));
    options.files(to -> to.report(full.toString()));

    CopyStatus status = copy();

    assertThat(stoppedBy(status)).isEqualTo(ErrorCode.REPORT_LOST);
    assertThat(prod()).containsKey("/in/z");
  }

  @Test
  void neverWritesIntoAnotherFile() throws Exception {
    Files.writeString(report, "precious,data\n");

    CopyStatus status = copy();

    assertThat(stoppedBy(status)).isEqualTo(ErrorCode.REPORT_LOST);
    assertThat(report).hasContent("precious,data");
    assertThat(prod()).containsKey("/in/z");
  }

  @Test
  void refusesTheReportOfARunningCopy() throws Exception {
    try (LocalLineFile other = LocalLineFile.open(report.toString(), LineFileKind.REPORT)) {
      other.append("{\"report\":1,\"run\":\"R\"}");
      CopyStatus status = copy();

      assertThat(stoppedBy(status)).isEqualTo(ErrorCode.REPORT_LOST);
      assertThat(prod()).containsKey("/in/z");
    }
  }

  @Test
  void isWrittenAtTheDestinationForAnotherUser() throws Exception {
    options.files(to -> to.report("/reports/nightly.jsonl"));
    Cancellation cancellation = new Cancellation();

    CopyStatus status = copies.serve(request(), cancellation);
    copies.serve(request(), cancellation);

    assertThat(status.isSuccessful()).isTrue();
    String text = Objects.requireNonNull(tree(copies.prod, "/").get("/reports/nightly.jsonl"));
    assertThat(text.lines().filter(line -> line.startsWith("{\"report\":1"))).hasSize(2);
    assertThat(text).contains("{\"done\":\"deleted\",\"path\":\"/in/z\"").endsWith("}\n");
  }

  @Test
  void isRefusedInsideTheTarget() throws Exception {
    options.files(to -> to.report("/in/nightly.jsonl"));

    CopyStatus status = copies.serve(request(), new Cancellation());

    assertThat(stoppedBy(status)).isEqualTo(ErrorCode.INVALID_ARGUMENT);
    assertThat(status.error())
        .hasMessageContaining("The report '/in/nightly.jsonl' is inside the target '/in'");
    assertThat(prod()).containsKey("/in/z").doesNotContainKey("/in/nightly.jsonl");
  }

  @Test
  void tellsAtTheDestinationThatTheRunWasCancelled() throws Exception {
    options.files(to -> to.report("/nightly.jsonl"));
    Cancellation cancellation = new Cancellation();
    copies.prodFaults(FaultAt.after(Operation.CREATE, path -> cancelAtData(path, cancellation)));
    write(copies.staging, "/out/new", "n");

    copies.serve(request(), cancellation);

    assertThat(tree(copies.prod, "/").get("/nightly.jsonl"))
        .contains("{\"done\":\"failed\",\"path\":\"/in/new\"")
        .containsPattern("\\{\"end\":.*\"error\":\"CANCELLED\"");
  }

  private static void cancelAtData(FilePath path, Cancellation cancellation) {
    if (path.name().contains("new")) {
      cancellation.cancel();
    }
  }

  private CopyRequest request() {
    return MemoryCopy.request("/out", "/in", options.build()).target(Target.EXACT).build();
  }

  @Test
  void beginsANewLineAfterHalfALine() throws Exception {
    Files.writeString(report, "{\"report\":1,\"run\":\"R\"");

    copy();

    assertThat(Files.readAllLines(report).get(0)).isEqualTo("{\"report\":1,\"run\":\"R\"");
  }

  private String line(String path) throws Exception {
    List<String> lines = linesOf(path);
    assertThat(lines).as(path).hasSize(1);
    return lines.get(0);
  }

  private List<String> linesOf(String path) throws Exception {
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(report)) {
      if (line.contains("\"path\":\"" + path + "\"")) {
        lines.add(line);
      }
    }
    return lines;
  }
}
