package io.howdah.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The jar as it ships, in a process of its own, on each Java that is installed. */
class AgentProcessIT {
  private static final String CONFIGURATION =
      """
      {"clusters": [{"name": "a", "nameservices": [{"urls": ["http://nn"], "mounts": ["/"]}]}]}
      """;

  private Path directory;

  @BeforeEach
  void writeConfiguration(@TempDir Path directory) throws IOException {
    this.directory = directory;
    Files.writeString(directory.resolve(".webhdfs.cfg"), CONFIGURATION);
  }

  static List<Path> javas() throws IOException {
    return JavaInstallations.programs();
  }

  private static Path java() throws IOException {
    return javas().get(0);
  }

  @ParameterizedTest
  @MethodSource("javas")
  void showsHelpAndVersion(Path java) throws Exception {
    try (AgentProcess help = AgentProcess.start(java, directory, "--help");
        AgentProcess version = AgentProcess.start(java, directory, "--version")) {
      assertThat(help.exitCode()).isZero();
      assertThat(help.stdout()).isEqualTo(HelpText.full());
      assertThat(help.stderr()).isEmpty();
      assertThat(version.exitCode()).isZero();
      assertThat(version.stdout()).matches("howdah [0-9][^ ]*\\R");
      assertThat(version.stderr()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("javas")
  void checksClusters(Path java) throws Exception {
    Files.writeString(
        directory.resolve(".webhdfs.cfg"),
        CONFIGURATION.replace("http://nn", "http://127.0.0.1:1"));
    try (AgentProcess agent = AgentProcess.start(java, directory, "clusters")) {
      assertThat(agent.exitCode()).isEqualTo(8);
      assertThat(agent.stdout())
          .startsWith("CLUSTER  REACHABLE")
          .contains("\na        no  ", "Connection refused", "1 cluster, 1 cannot be used.");
      assertThat(agent.stderr()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("javas")
  void explainsAWrongCommandLine(Path java) throws Exception {
    try (AgentProcess agent = AgentProcess.start(java, directory, "-s", "a", "/x", "/y")) {
      assertThat(agent.exitCode()).isEqualTo(2);
      assertThat(agent.stdout()).isEmpty();
      assertThat(agent.stderr()).startsWith("howdah: The option --dest is missing.");
    }
  }

  @ParameterizedTest
  @MethodSource("javas")
  void explainsAWrongConfigurationAndPrintsJsonAlone(Path java) throws Exception {
    Files.writeString(directory.resolve(".webhdfs.cfg"), "{]");
    try (AgentProcess agent = copy(java, "-s", "a", "-d", "local", "/x", "out")) {
      assertThat(agent.exitCode()).isEqualTo(3);
      assertJson(agent.stdout(), "Failed");
      assertThat(agent.stderr()).contains("line 1, column 2").contains("is not valid JSON");
    }
  }

  @ParameterizedTest
  @MethodSource("javas")
  void copiesAndLogsAndPrintsJsonAlone(Path java) throws Exception {
    Files.writeString(
        directory.resolve(".webhdfs.cfg"),
        CONFIGURATION.replaceFirst(
            "}\\s*$",
            ", \"configuration\": {\"logging\": {\"path\": \"h.log\", \"level\": \"info\"}}}"));
    try (AgentProcess agent = fake(java, "succeeds", "-vvv")) {
      assertThat(agent.exitCode()).isZero();
      assertJson(agent.stdout(), "Successful");
      assertThat(agent.stderr().lines())
          .hasSize(4)
          .allMatch(line -> line.startsWith("INFO  "), "an INFO line");
      assertThat(Files.readString(directory.resolve("h.log")))
          .contains("\tINFO \tCopied /in/a to /out/a, 3 bytes, VERIFIED");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM", "HUP"})
  void stopsTidilyAtASignal(String signal) throws Exception {
    Path status = directory.resolve("status.json");
    try (AgentProcess agent = fake(java(), "stops", "--status-file=status.json")) {
      awaitStart(agent);
      agent.signal(signal);

      assertThat(agent.exitCode()).isEqualTo(130);
      assertJson(agent.stdout(), "Failed");
      assertThat(agent.stdout()).contains("\"code\": \"CANCELLED\"");
      assertThat(agent.stderr()).contains("howdah: stopping; Ctrl-C again gives up at once");
      assertThat(status).hasContent(agent.stdout());
    }
  }

  @Test
  void stopsOnTheNewestJavaToo() throws Exception {
    for (Path java : javas()) {
      try (AgentProcess agent = fake(java, "stops")) {
        awaitStart(agent);
        agent.signal("INT");

        assertThat(agent.exitCode()).isEqualTo(130);
        assertJson(agent.stdout(), "Failed");
      }
    }
  }

  @Test
  void givesUpAtOnceAtTheSecondInterrupt() throws Exception {
    try (AgentProcess agent = fake(java(), "hangs")) {
      awaitStart(agent);
      Instant first = Instant.now();
      agent.signal("INT");
      await(agent, "stopping");
      agent.signal("INT");

      assertThat(agent.exitCode()).isEqualTo(130);
      assertThat(Duration.between(first, Instant.now())).isLessThan(Duration.ofSeconds(9));
      assertThat(agent.stdout()).isEmpty();
    }
  }

  @Test
  void givesUpWithAStatusWhereTheCopyDoesNotStop() throws Exception {
    try (AgentProcess agent = fake(java(), "hangs")) {
      awaitStart(agent);
      agent.signal("INT");

      assertThat(agent.exitCode()).isEqualTo(130);
      assertJson(agent.stdout(), "Failed");
      assertThat(agent.stdout()).contains("did not stop within", "\"Files Copied\": 1");
    }
  }

  private AgentProcess copy(Path java, String... arguments) throws IOException {
    return AgentProcess.start(java, directory, arguments);
  }

  private AgentProcess fake(Path java, String play, String... options) throws Exception {
    String[] line = new String[options.length + 7];
    System.arraycopy(new String[] {play, "-s", "a", "-d", "local", "/in", "out"}, 0, line, 0, 7);
    System.arraycopy(options, 0, line, 7, options.length);
    return AgentProcess.start(FakeEngineMain.class, java, directory, line);
  }

  private static void awaitStart(AgentProcess agent) {
    await(agent, FakeEngineMain.STARTED);
  }

  private static void await(AgentProcess agent, String text) {
    Instant deadline = Instant.now().plusSeconds(60);
    while (!agent.stderr().contains(text)) {
      assertThat(Instant.now()).as(agent.stderr()).isBefore(deadline);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  private static void assertJson(String text, String outcome) throws IOException {
    assertThat(text).startsWith("{").contains("\"Outcome\": \"" + outcome + "\"").endsWith("}\n");
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      assertThat(parser.nextToken()).isEqualTo(JsonToken.START_OBJECT);
      parser.skipChildren();
      assertThat(parser.nextToken()).isNull();
    }
  }
}
