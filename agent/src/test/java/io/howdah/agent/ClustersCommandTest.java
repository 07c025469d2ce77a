package io.howdah.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.ClusterReport;
import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClustersCommandTest {
  private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
  private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
  private final List<String> asked = new ArrayList<>();
  private List<ClusterReport> reports = List.of(SampleReports.healthy());
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
  void printsATable() {
    assertThat(run("clusters", "b", "a")).isZero();

    assertThat(out()).startsWith("CLUSTER  REACHABLE").endsWith("1 cluster, all is well.\n");
    assertThat(err()).isEmpty();
    assertThat(asked).containsExactly("b", "a");
  }

  @Test
  void endsWithTheCodeOfTheFirstProblem() {
    reports = List.of(SampleReports.healthy(), SampleReports.readOnly(), SampleReports.dead());
    assertThat(run("clusters")).isEqualTo(6);

    reports = List.of(SampleReports.dead(), SampleReports.readOnly());
    assertThat(run("clusters")).isEqualTo(8);
    assertThat(err()).isEmpty();
  }

  @Test
  void printsJsonInWhichNoKeyIsMissing() {
    reports = List.of(SampleReports.healthy(), SampleReports.dead());

    assertThat(run("clusters", "--json")).isEqualTo(8);

    assertThat(out())
        .startsWith("{\n  \"clusters\": [")
        .contains("\"name\": \"staging\"", "\"usable\": true", "\"reachable\": true")
        .contains("\"url\": \"http://nn1:9870\",\n              \"role\": \"standby\"")
        .contains("\"hadoop_version\": \"3.4.3\"", "\"clock_difference\": 0")
        .contains("\"name\": \"archive\"", "\"reachable\": false", "\"role\": null")
        .contains("\"severity\": \"error\"", "\"code\": \"CLUSTER_UNREACHABLE\"")
        .endsWith("\"error\": null\n}\n");
    for (String key :
        List.of(
            "user",
            "token_expiry",
            "home",
            "read_access",
            "write_directory",
            "write_access",
            "problems")) {
      assertThat(out().split("\"" + key + "\": ", -1)).as(key).hasSize(3);
    }
  }

  @Test
  void tellsAWrongConfigurationInOneSentence() throws Exception {
    Files.writeString(directory.resolve(".webhdfs.cfg"), "{\"cluster\": []}");

    assertThat(run("clusters")).isEqualTo(3);

    assertThat(out()).isEmpty();
    assertThat(err())
        .startsWith("howdah: In the configuration " + directory.resolve(".webhdfs.cfg"))
        .contains("\n  Correct the configuration file at the place that is named, or name another")
        .hasLineCount(2);
  }

  @Test
  void tellsAWrongConfigurationToScriptsToo() {
    assertThat(run("clusters", "--json", "--conf=missing.cfg")).isEqualTo(3);

    assertThat(out()).contains("\"clusters\": []", "\"code\": \"INVALID_CONFIGURATION\"");
    assertThat(err()).contains("does not exist");
  }

  @Test
  void tellsThatAnAliasIsUnknown() {
    asked.add("(refuse)");

    assertThat(run("clusters", "b")).isEqualTo(3);
    assertThat(err()).startsWith("howdah: There is no cluster 'b'.\n  Name one of");
  }

  @Test
  void explainsItself() {
    assertThat(run("clusters", "--help")).isZero();
    assertThat(out()).isEqualTo(HelpText.ofClusters());
  }

  @Test
  void printsUsageErrorsOnStandardErrorOnly() {
    assertThat(run("clusters", "-s", "a")).isEqualTo(2);

    assertThat(out()).isEmpty();
    assertThat(err()).startsWith("howdah: There is no option '-s'").contains("Usage:\n");
  }

  private int run(String... line) {
    AgentEnvironment environment =
        AgentEnvironment.builder(new PrintStream(stdout, true, UTF_8), stderr, directory, directory)
            .build();
    return new Agent(
            environment,
            configuration -> {
              throw new AssertionError("A copy began");
            },
            configuration ->
                (aliases, options) -> {
                  if (asked.contains("(refuse)")) {
                    throw new CopyException(ErrorCode.UNKNOWN_CLUSTER, "There is no cluster 'b'.");
                  }
                  asked.addAll(aliases);
                  return reports;
                },
            configuration -> {
              throw new AssertionError("Trees were compared");
            },
            configuration -> {
              throw new AssertionError("A copy was undone");
            })
        .run(line);
  }

  private String out() {
    return stdout.toString(UTF_8);
  }

  private String err() {
    return stderr.toString(UTF_8).replace(System.lineSeparator(), "\n");
  }
}
