package io.howdah.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.howdah.lab.HdfsCluster;
import io.howdah.lab.HdfsFiles;
import io.howdah.lab.LabClusters;
import io.howdah.lab.Promtool;
import io.howdah.lab.TreeSpec;
import io.howdah.lab.channel.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** How far a mirror on real clusters is behind, by the jar as it ships. */
class LagIT {
  private static final int FILES = 12;
  private static final long HOUR = 3_600;

  @RegisterExtension static final LabClusters LAB = LabClusters.of(HdfsCluster.builder("prod"));

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  private final HdfsCluster cluster = LAB.cluster("prod");
  private final HdfsFiles files = cluster.files();
  private String from = "";
  private String to = "";

  @BeforeEach
  void copyOnce() throws Exception {
    files.mkdirs("/user/" + cluster.user());
    from = LAB.newDirectory("prod");
    to = LAB.newDirectory("prod");
    files.writeTree(from, new TreeSpec(FILES, 3, 1, 2_000, 1));
    Path configuration =
        Files.writeString(
            directory.resolve(".webhdfs.cfg"),
            """
            {"clusters": [{"name": "prod", "user": "%s",
              "nameservices": [{"urls": ["%s"], "mounts": ["/"]}]}]}
            """
                .formatted(cluster.user(), cluster.urls().get(0)));
    Files.setPosixFilePermissions(configuration, PosixFilePermissions.fromString("rw-------"));
    Message copied = run(0, "-f");
    assertThat(copied.integer("Files Copied")).isEqualTo(FILES);
    assertLag(copied, 0);
  }

  @Test
  void isNothingAfterACopyForEveryCommand() throws Exception {
    Message lag = run(0, "lag", "--max-lag=0s");

    assertLag(lag, 0);
    assertThat(lag.text("Outcome")).isEqualTo("In Sync");
    assertThat(lag.text("Lag Basis")).isEqualTo("ledger");
    assertThat(lag.text("In Sync As Of")).isEqualTo(lag.text("Start Time"));
    assertLag(run(0, "check"), 0);
    Message listed = run(0, "lag", "--no-ledger");
    assertLag(listed, 0);
    assertThat(listed.text("Lag Basis")).isEqualTo("listings");
    assertLag(run(0, "-f", "--dry-run"), 0);
  }

  @Test
  void isThatOfWhatHasChanged() throws Exception {
    long change = Instant.now().getEpochSecond() - HOUR;
    List<String> sources = files.filePaths(from);
    files.write(from + "/added", 700, 9);
    files.setTimes(from + "/added", change * 1_000, 0);
    files.append(sources.get(0), length(sources.get(0)), 10, 9);
    files.write(to + "/extra", 10, 9);

    for (List<String> command :
        List.of(List.of("lag"), List.of("lag", "--no-ledger"), List.of("-f", "--dry-run"))) {
      Message status = run(0, command.toArray(String[]::new));
      assertLag(status, 2);
      assertThat(status.number("Lag Bytes")).isEqualTo(700 + length(sources.get(0)));
      assertThat(status.number("Lag Seconds")).isBetween(HOUR, HOUR + 300);
    }
    assertLag(run(14, "check"), 2);
    run(16, "lag", "--max-lag=59m");
    run(0, "lag", "--max-lag=2h");

    assertLag(run(0, "-f"), 0);
    assertLag(run(0, "lag"), 0);
  }

  /** Only the ledger tells: the file has its length, and an earlier time. */
  @Test
  void isThatOfAFileThatWasReplacedByOneOfTheSameLengthAndAnEarlierTime() throws Exception {
    String source = files.filePaths(from).get(0);
    long length = length(source);
    files.delete(source);
    files.write(source, length, 99);
    files.setTimes(source, (Instant.now().getEpochSecond() - HOUR) * 1_000, 0);

    assertLag(run(0, "lag"), 1);
    assertLag(run(0, "lag", "--no-ledger"), 0);
    assertLag(run(14, "check"), 1);
  }

  /** The time in sync must stand still, so that an alert on its age fires. */
  @Test
  void keepsTheTimeInSyncWhileCopiesFail() throws Exception {
    Path metrics = directory.resolve("howdah.prom");
    run(0, "-f", "--metrics-file=howdah.prom");
    String inSync = value(metrics, "howdah_in_sync_timestamp_seconds");
    assertThat(value(metrics, "howdah_last_run_success")).isEqualTo("1");
    files.rename(from, from + "-away");

    Message failed = run(4, "-f", "--metrics-file=howdah.prom");

    assertThat(failed.has("Lag Seconds")).isFalse();
    assertThat(value(metrics, "howdah_last_run_success")).isEqualTo("0");
    assertThat(value(metrics, "howdah_in_sync_timestamp_seconds")).isEqualTo(inSync);
    assertThat(Files.readString(metrics)).doesNotContain("howdah_lag_");

    files.rename(from + "-away", from);
    run(0, "-f", "--metrics-file=howdah.prom");
    assertThat(Double.parseDouble(value(metrics, "howdah_in_sync_timestamp_seconds")))
        .isGreaterThan(Double.parseDouble(inSync));
  }

  @Test
  void writesMetricsThatPrometheusAccepts() throws Exception {
    Optional<Promtool> promtool = Promtool.find();
    assumeTrue(promtool.isPresent(), Promtool.MISSING);
    String awkward = from + "/a \"quoted\" \\ ü\ndirectory";
    files.write(awkward + "/file", 10, 1);
    from = awkward.replace("\\", "\\\\"); // SRC_PATH is a pattern
    to = LAB.newDirectory("prod");

    for (List<String> command :
        List.of(List.of("-f"), List.of("lag"), List.of("check"), List.of("-f", "--dry-run"))) {
      List<String> options = new ArrayList<>(command);
      options.add("--metrics-file=howdah.prom");
      assertLag(run(0, options.toArray(String[]::new)), 0);

      String text = Files.readString(directory.resolve("howdah.prom"));
      assertThat(promtool.get().complaints(text, "check", "metrics")).as(text).isEmpty();
      assertThat(text).contains("howdah_lag_seconds{", "\\\"quoted\\\" \\\\\\\\ ü\\ndirectory");
    }
    assertThat(promtool.get().complaints("howdah_copies_total 1\n", "check", "metrics"))
        .as("the checker complains")
        .isNotEmpty();
  }

  private long length(String path) {
    return files.status(path).orElseThrow().length();
  }

  private static void assertLag(Message status, int lacking) {
    assertThat(status.integer("Lag Files")).as(status.toString()).isEqualTo(lacking);
    if (lacking == 0) {
      assertThat(status.integer("Lag Seconds")).isZero();
      assertThat(status.integer("Lag Bytes")).isZero();
    }
  }

  private static String value(Path metrics, String name) throws Exception {
    Matcher matcher =
        Pattern.compile("(?m)^" + name + "\\{.*} (\\S+)$").matcher(Files.readString(metrics));
    assertThat(matcher.find()).as(name).isTrue();
    return matcher.group(1);
  }

  private Message run(int exitCode, String... options) throws Exception {
    try (AgentProcess agent = start(options)) {
      assertThat(agent.exitCode()).as(agent.stderr()).isEqualTo(exitCode);
      return Message.parse(agent.stdout());
    }
  }

  /** The command comes first, if there is one. */
  private AgentProcess start(String... options) throws Exception {
    List<String> line = new ArrayList<>(List.of(options));
    line.addAll(List.of("-T", "--silent", "-s", "prod", "-d", "prod", from, to));
    return AgentProcess.start(
        JavaInstallations.programs().get(0), directory, line.toArray(String[]::new));
  }
}
