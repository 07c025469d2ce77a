package io.howdah.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.lab.HdfsCluster;
import io.howdah.lab.HdfsFiles;
import io.howdah.lab.LabClusters;
import io.howdah.lab.Referee;
import io.howdah.lab.Sweep;
import io.howdah.lab.TreeSpec;
import io.howdah.lab.channel.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Mirrors and undos that are killed at many moments, by the processes of the jar as it ships. */
class KilledUndoIT {
  @RegisterExtension static final LabClusters LAB = LabClusters.of(HdfsCluster.builder("prod"));

  private static final TreeSpec OLD = new TreeSpec(120, 8, 0, 3_000, 1);

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  private final HdfsFiles files = LAB.cluster("prod").files();

  @Test
  void restoresTheStateBeforeAMirrorThatWasKilled() throws Exception {
    killMirrors(2);
  }

  @Sweep
  @Test
  void restoresTheStateBeforeMirrorsThatWereKilledAt30Moments() throws Exception {
    killMirrors(30);
  }

  @Test
  void goesOnAfterAnUndoThatWasKilled() throws Exception {
    killUndos(2);
  }

  @Sweep
  @Test
  void goesOnAfterUndosThatWereKilledAt30Moments() throws Exception {
    killUndos(30);
  }

  private void killMirrors(int moments) throws Exception {
    String from = source();
    int lines = Files.readAllLines(mirrored(from, target())).size();
    for (int i = 1; i <= moments; i++) {
      String to = target();
      Path report = newReport();
      try (AgentProcess mirror = start(mirror(report, from, to))) {
        killAt(mirror, report, (long) lines * i / (moments + 1));
      }
      awaitClosedFiles();

      assertUndone(report, to);
    }
  }

  private void killUndos(int moments) throws Exception {
    String from = source();
    int changes = 0;
    for (int i = 0; i <= moments; i++) {
      String to = target();
      Path report = mirrored(from, to);
      if (i == 0) {
        changes = undone(report).integer("Changes Undone");
        continue;
      }
      try (AgentProcess undo =
          start("undo", "-v", "--threads=4", "-d", "prod", report.toString())) {
        long kill = (long) changes * i / (moments + 1);
        Instant deadline = Instant.now().plusSeconds(60);
        while (undo.stderr().lines().count() < kill && undo.stdout().isEmpty()) {
          assertThat(Instant.now()).isBefore(deadline);
        }
        undo.signal("KILL");
        undo.exitCode();
      }

      assertUndone(report, to);
    }
  }

  /** Kills a mirror when its report has that many lines. */
  private static void killAt(AgentProcess mirror, Path report, long lines) throws Exception {
    Instant deadline = Instant.now().plusSeconds(60);
    while (!Files.exists(report) || lineCount(report) < lines) {
      assertThat(Instant.now()).as(mirror.stderr()).isBefore(deadline);
    }
    mirror.signal("KILL");
    mirror.exitCode();
  }

  private static long lineCount(Path report) throws IOException {
    byte[] bytes = Files.readAllBytes(report);
    long lines = 0;
    for (byte each : bytes) {
      lines += each == '\n' ? 1 : 0;
    }
    return lines;
  }

  private void assertUndone(Path report, String to) throws Exception {
    Message result = undone(report);
    assertThat(result.text("Outcome")).as(result.toString()).isEqualTo("Successful");
    deleteTemporaryFiles(to);
    Referee.compare(LAB.cluster("prod"), target(), LAB.cluster("prod"), to).assertEqual();
  }

  /** Those that a killed mirror left in old directories. The next copy would delete them. */
  private void deleteTemporaryFiles(String to) {
    for (String path : files.filePaths(to)) {
      if (path.contains(".howdah-")) {
        files.delete(path);
      }
    }
  }

  private String source() {
    String from = LAB.newDirectory("prod");
    files.writeTree(from, OLD);
    files.writeTree(from + "/dir-0001", new TreeSpec(20, 0, 0, 3_000, 500)); // replaces and adds
    files.writeTree(from + "/dir-0002", new TreeSpec(20, 0, 0, 3_000, 600));
    files.writeTree(from + "/new", new TreeSpec(30, 4, 0, 3_000, 700));
    files.write(from + "/dir-0001/_SUCCESS", 0, 1);
    return from;
  }

  /** A new directory in the state before each mirror. */
  private String target() {
    String to = LAB.newDirectory("prod");
    files.writeTree(to, OLD);
    files.writeTree(to + "/gone", new TreeSpec(30, 4, 0, 3_000, 800));
    files.writeTree(to + "/dir-0003/gone", new TreeSpec(5, 0, 0, 3_000, 900));
    files.write(to + "/dir-0001/_SUCCESS", 0, 2);
    files.write(to + "/dir-0004/late", 10, 3);
    return to;
  }

  private Path newReport() throws IOException {
    Path report = Files.createTempFile(directory, "report", ".jsonl");
    Files.delete(report);
    return report;
  }

  private Path mirrored(String from, String to) throws Exception {
    Path report = newReport();
    try (AgentProcess mirror = start(mirror(report, from, to))) {
      assertThat(mirror.exitCode()).as(mirror.stderr()).isZero();
    }
    return report;
  }

  private static String[] mirror(Path report, String from, String to) {
    return new String[] {
      "-fT",
      "-s",
      "prod",
      "-d",
      "prod",
      "--threads=4",
      "--delete",
      "--max-delete=50%",
      "--backup-dir=/backup" + to,
      "--report=" + report,
      from,
      to
    };
  }

  private Message undone(Path report) throws Exception {
    try (AgentProcess undo = start("undo", "-d", "prod", report.toString())) {
      undo.exitCode();
      return Message.parse(undo.stdout());
    }
  }

  private void awaitClosedFiles() {
    Instant deadline = Instant.now().plusSeconds(60);
    while (!files.openFiles().isEmpty()) {
      assertThat(Instant.now()).isBefore(deadline);
    }
  }

  private AgentProcess start(String... arguments) throws IOException {
    HdfsCluster prod = LAB.cluster("prod");
    Files.writeString(
        directory.resolve(".webhdfs.cfg"),
        String.format(
            """
            {"clusters": [{"name": "prod", "user": "%s",
              "nameservices": [{"urls": ["%s"], "mounts": ["/"]}]}]}
            """,
            prod.user(), prod.urls().get(0)));
    return AgentProcess.start(JavaInstallations.programs().get(0), directory, arguments);
  }
}
