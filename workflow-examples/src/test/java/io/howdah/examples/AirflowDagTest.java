package io.howdah.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The example airflow, with a stub of Airflow's classes and a fake agent. Airflow itself is not
 * there.
 */
class AirflowDagTest {
  private static final Path STUBS = Path.of("src/test/resources/airflow").toAbsolutePath();
  private static final String COPIED = "{\"Outcome\": \"Successful\", \"Files Copied\": 3}";
  private static final String FAILED = "{\"Outcome\": \"Failed\", \"Files Copied\": 3}";

  private Path directory;

  @BeforeEach
  void requirePython(@TempDir Path directory) {
    this.directory = directory;
    assumeTrue(
        Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
            .anyMatch(each -> Files.isExecutable(Path.of(each, "python3"))),
        "python3 is missing, which runs the example");
  }

  @ParameterizedTest
  @ValueSource(strings = {"airflow-2", "airflow-3"})
  void hasTasksInThisOrder(String airflow) throws Exception {
    Properties dag = python(airflow, "describe");

    assertThat(dag)
        .containsEntry("dag", "howdah_sync @hourly catchup=False runs=1")
        .containsEntry("sync.upstream", "")
        .containsEntry("sync.retries", "3")
        .containsEntry("decide.upstream", "sync")
        .containsEntry("load.upstream", "decide")
        .containsEntry("give_up.upstream", "decide")
        .containsEntry("give_up.retries", "0")
        .containsEntry("alert.upstream", "give_up load sync")
        .containsEntry("alert.rule", "one_failed")
        .containsEntry("done.upstream", "give_up load")
        .containsEntry("done.rule", "none_failed");
  }

  @Test
  void loadsWhatWasCopied() throws Exception {
    Properties run = run(COPIED, "exit 0");

    assertThat(run)
        .containsEntry("end", "success")
        .containsEntry("load", "success")
        .containsEntry("give_up", "skipped")
        .containsEntry("alert", "skipped")
        .containsEntry("done", "success");
    assertThat(Files.readAllLines(directory.resolve("arguments")))
        .containsExactly(
            "--conf=/etc/howdah/clusters.json",
            "--src=staging",
            "--dest=prod",
            "--force",
            "--no-target-directory",
            "--delete",
            "--max-delete=5%",
            "--backup-dir=/data/backup/stock",
            "--silent",
            "--status-format=line",
            "--error-on-no-change",
            "/data/outgoing/stock",
            "/data/incoming/stock");
  }

  /** The first try has copied files, and the next ones find them equal. */
  @Test
  void loadsWhatATryHasCopiedThatFailed() throws Exception {
    Properties run = run(COPIED.replace("3", "0"), "[ $ATTEMPT = 1 ] && exit 9; exit 15");

    assertThat(run)
        .containsEntry("sync.attempts", "2")
        .containsEntry("load", "success")
        .containsEntry("end", "success");
  }

  @Test
  void loadsInTheNextRunWhatARunHasCopiedThatFailed() throws Exception {
    run(FAILED, "exit 13");

    assertThat(run(COPIED.replace("3", "0"), "exit 15")).containsEntry("load", "success");
    assertThat(run(COPIED.replace("3", "0"), "exit 15")).containsEntry("load", "skipped");
  }

  @Test
  void skipsTheRestWhereNothingWasToDo() throws Exception {
    Properties run = run(COPIED.replace("3", "0"), "exit 15");

    assertThat(run)
        .containsEntry("end", "success")
        .containsEntry("sync", "skipped")
        .containsEntry("decide", "skipped")
        .containsEntry("load", "skipped")
        .containsEntry("alert", "skipped")
        .containsEntry("done", "success");
    assertThat(alerts()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 9})
  void triesAgainWhereThatMayHelp(int exitCode) throws Exception {
    Properties run = run(COPIED, "[ $ATTEMPT = 3 ] || exit " + exitCode);

    assertThat(run)
        .containsEntry("sync.attempts", "3")
        .containsEntry("sync", "success")
        .containsEntry("load", "success")
        .containsEntry("end", "success");
  }

  @Test
  void raisesAnAlertWhereTriesDoNotHelp() throws Exception {
    Properties run = run(FAILED, "exit 8");

    assertThat(run)
        .containsEntry("sync.attempts", "4")
        .containsEntry("sync", "failed")
        .containsEntry("load", "upstream_failed")
        .containsEntry("alert", "success")
        .containsEntry("done", "upstream_failed")
        .containsEntry("end", "failed");
    assertThat(alerts()).singleElement().asString().startsWith("howdah_sync-scheduled__");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"Outcome\": \"Failed\", \"Files Copied\": 3} | exit 13",
        "{\"Outcome\": \"Failed\", \"Files Copied\": 0} | exit 6",
        "'' | exit 2",
        "bash: java: command not found | exit 127",
        "null | exit 70"
      })
  void givesUpAtOnceAfterAnyOtherFailure(String status, String end) throws Exception {
    Properties run = run(status, end);

    assertThat(run)
        .containsEntry("sync.attempts", "1")
        .containsEntry("load", "skipped")
        .containsEntry("give_up", "failed")
        .containsEntry("alert", "success")
        .containsEntry("end", "failed");
    assertThat(alerts()).hasSize(1);
  }

  @Test
  void isExplained() throws Exception {
    assertThat(Files.readString(Path.of("README.md"))).contains("](airflow)");
    assertThat(Files.readString(Path.of("airflow", "README.md")))
        .contains("Airflow itself is not available to the tests of this project.");
  }

  /**
   * Runs the DAG with an agent that prints an error and a status.
   *
   * @param end the last command of the agent
   */
  private Properties run(String status, String end) throws Exception {
    Path statusFile = Files.writeString(directory.resolve("status"), status + "\n");
    Path agent =
        Files.writeString(
            directory.resolve("howdah"),
            """
            #!/bin/sh
            printf '%%s\\n' "$@" > %s
            echo "howdah: 1 of 4 files failed." >&2
            cat %s
            %s
            """
                .formatted(directory.resolve("arguments"), statusFile, end));
    assertThat(agent.toFile().setExecutable(true)).isTrue();
    return python("airflow-3", "run");
  }

  /** Runs a command of the stub's script, and returns the lines that it prints. */
  private Properties python(String airflow, String command) throws Exception {
    Path output = directory.resolve("output");
    ProcessBuilder python =
        new ProcessBuilder(
                List.of(
                    "python3",
                    "-B",
                    STUBS.resolve("stub/run_dag.py").toString(),
                    Path.of("airflow/howdah_sync.py").toString(),
                    command))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    python
        .environment()
        .putAll(
            Map.of(
                "PYTHONPATH",
                STUBS.resolve("stub") + ":" + STUBS.resolve(airflow),
                "HOWDAH",
                directory.resolve("howdah").toString(),
                "HOWDAH_PENDING",
                directory.resolve("pending").toString(),
                "HOWDAH_ALERTS",
                directory.resolve("alerts").toString()));
    Process process = python.start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    String text = Files.readString(output, StandardCharsets.UTF_8);
    assertThat(process.exitValue()).as(text).isZero();
    Properties lines = new Properties();
    lines.load(new StringReader(text));
    return lines;
  }

  private List<String> alerts() throws IOException {
    Path alerts = directory.resolve("alerts");
    if (!Files.exists(alerts)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(alerts)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
