package io.howdah.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.ComparedEntry;
import io.howdah.ComparedEntry.Reason;
import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LagCommandTest {
  private static final String LAG = "lag -T -s a -d local /in /out";

  private static final ComparedEntry IN_SYNC =
      ComparedEntry.equal("/in/a", "/out/a", 3).changedAt(FakeEngine.START.minusSeconds(9_000));

  private static final ComparedEntry BEHIND =
      ComparedEntry.different("/in/b", "/out/b", 5, Reason.LENGTH)
          .changedAt(FakeEngine.START.minusSeconds(3_600));

  private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
  private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
  private FakeTreeCheck check = FakeTreeCheck.finding(IN_SYNC);
  private Path directory;

  @BeforeEach
  void writeConfiguration(@TempDir Path directory) throws Exception {
    this.directory = directory;
    Files.writeString(
        directory.resolve(".webhdfs.cfg"),
        """
        {"clusters": [{"name": "a", "nameservices": [{"urls": ["http://nn"], "mounts": ["/"]}]}]}
        """);
  }

  @Test
  void printsThatNothingIsLacking() {
    assertThat(run(LAG)).isZero();

    assertThat(out())
        .contains("\"Outcome\": \"In Sync\"", "\"Files Found\": 1", "\"Lag Basis\": \"ledger\"")
        .contains("\"Lag Seconds\": 0", "\"Lag Files\": 0", "\"Lag Bytes\": 0")
        .contains("\"In Sync As Of\": \"2026-01-02 03:04:05\"")
        .doesNotContain("Files Equal", "Files Extra");
    assertThat(err()).isEmpty();
  }

  @Test
  void printsHowFarTheDestinationIsBehind() {
    check = FakeTreeCheck.finding(IN_SYNC, BEHIND);

    assertThat(run(LAG)).isZero();

    assertThat(out())
        .contains("\"Outcome\": \"Behind\"", "\"Lag Seconds\": 3600", "\"Lag Files\": 1")
        .contains("\"Lag Bytes\": 5", "\"In Sync As Of\": \"2026-01-02 02:04:05\"")
        .contains("\"path\": \"/out/b\"", "\"reason\": \"length\"");
    assertThat(err()).isEmpty();
  }

  @Test
  void endsWithItsOwnCodeBeyondTheLimit() {
    check = FakeTreeCheck.finding(IN_SYNC, BEHIND);

    assertThat(run(LAG + " --max-lag=1h")).isZero();
    assertThat(err()).isEmpty();
    assertThat(run(LAG + " --max-lag=3599s")).isEqualTo(16);
    assertThat(err())
        .isEqualTo(
            """
            howdah: The destination is 3600 s behind the source: it lacks 1 files with 5 bytes.
              Copy again, or look at the status of the last copy. --max-lag is the limit.
            """);
  }

  @Test
  void endsWithTheCodeOfTheFailureWhereTheLagIsUnknown() {
    check =
        FakeTreeCheck.finding(
            ComparedEntry.failedDirectory(
                "/in/day",
                "/out/day",
                new CopyException(ErrorCode.PERMISSION_DENIED, "Not yours.")));

    assertThat(run(LAG + " --max-lag=1h")).isEqualTo(6);

    assertThat(out()).contains("\"Outcome\": \"Failed\"").doesNotContain("Lag Seconds");
    assertThat(err()).startsWith("howdah: 1 entries could not be compared, the first one /out/day");
  }

  @Test
  void endsWithTheCodeOfAConflictWhereADirectoryHasAFileInItsPlace() {
    check = FakeTreeCheck.finding(ComparedEntry.differentDirectory("/in/day", "/out/day"));

    assertThat(run(LAG)).isEqualTo(5);

    assertThat(out()).contains("\"Outcome\": \"Failed\"");
    assertThat(err())
        .startsWith(
            "howdah: The lag is unknown, since the directory '/in/day' has a file in its place:"
                + " '/out/day'.\n");
  }

  @Test
  void endsWithTheCodeOfTheErrorThatStoppedIt() {
    check = FakeTreeCheck.stoppedBy(ErrorCode.CLUSTER_UNREACHABLE);

    assertThat(run(LAG)).isEqualTo(8);
    assertThat(out()).contains("\"Outcome\": \"Failed\"", "\"code\": \"CLUSTER_UNREACHABLE\"");
  }

  @Test
  void printsAStatusEvenWhereTheConfigurationIsWrong() throws Exception {
    Files.writeString(directory.resolve(".webhdfs.cfg"), "{\"cluster\": []}");

    assertThat(run(LAG)).isEqualTo(3);
    assertThat(out())
        .contains("\"Outcome\": \"Failed\"", "\"Lag Basis\": \"listings\"")
        .doesNotContain("Lag Seconds");
  }

  @Test
  void writesMetrics() throws Exception {
    check = FakeTreeCheck.finding(IN_SYNC, BEHIND);

    run(LAG + " --metrics-file=howdah.prom");

    String labels = "{command=\"lag\",source=\"a:/in\",destination=\"local:/out\"}";
    assertThat(Files.readString(directory.resolve("howdah.prom")))
        .contains("\nhowdah_lag_seconds" + labels + " 3600\n")
        .contains("\nhowdah_last_run_success" + labels + " 1\n")
        .doesNotContain("last_run_files");
  }

  @Test
  void keepsTheTimeOfTheLastSuccessWhereItFails() throws Exception {
    run(LAG + " --metrics-file=howdah.prom");
    check = FakeTreeCheck.stoppedBy(ErrorCode.CLUSTER_UNREACHABLE);

    run(LAG + " --metrics-file=howdah.prom");

    String labels = "{command=\"lag\",source=\"a:/in\",destination=\"local:/out\"}";
    assertThat(Files.readString(directory.resolve("howdah.prom")))
        .contains("\nhowdah_in_sync_timestamp_seconds" + labels + " 1767323045.000\n")
        .contains("\nhowdah_last_run_success" + labels + " 0\n")
        .doesNotContain("howdah_lag_");
  }

  @Test
  void explainsItself() {
    assertThat(run("lag --help")).isZero();
    assertThat(out()).isEqualTo(HelpText.ofLag());
  }

  @Test
  void printsUsageErrorsOnStandardErrorOnly() {
    assertThat(run(LAG + " --delete")).isEqualTo(2);

    assertThat(out()).isEmpty();
    assertThat(err()).startsWith("howdah: There is no option '--delete' of 'lag'");
  }

  private int run(String line) {
    stdout.reset();
    AgentEnvironment environment =
        AgentEnvironment.builder(new PrintStream(stdout, true, UTF_8), stderr, directory, directory)
            .clock(Clock.fixed(FakeEngine.START, ZoneOffset.UTC))
            .build();
    return new Agent(
            environment,
            configuration -> {
              throw new AssertionError("A copy began");
            },
            configuration -> {
              throw new AssertionError("Clusters were checked");
            },
            configuration -> check,
            configuration -> {
              throw new AssertionError("A copy was undone");
            })
        .run(line.split(" ", -1));
  }

  private String out() {
    return stdout.toString(UTF_8);
  }

  private String err() {
    return stderr.toString(UTF_8).replace(System.lineSeparator(), "\n");
  }
}
