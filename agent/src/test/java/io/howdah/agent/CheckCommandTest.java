package io.howdah.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.ErrorCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
  private static final String CHECK = "check -T -s a -d local /in /out";

  private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
  private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
  private final List<Runnable> signalHandlers = new ArrayList<>();
  private FakeTreeCheck check = FakeTreeCheck.finding(FakeTreeCheck.EQUAL);
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
  void printsTheStatusOfEqualTrees() {
    assertThat(run(CHECK)).isZero();

    assertThat(out())
        .startsWith("{\n  \"Source Path\": \"/in\",\n  \"Destination Path\": \"/out\",")
        .contains("\"Outcome\": \"Equal\"", "\"Files Equal\": 1", "\"Size Equal\": 3")
        .contains("\"Files Found\": 1", "\"Duration\": 1.500", "\"Differences\": []")
        .endsWith("\n}\n");
    assertThat(err()).isEmpty();
  }

  @Test
  void endsWithTheCodeOfADifference() {
    check =
        FakeTreeCheck.finding(FakeTreeCheck.EQUAL, FakeTreeCheck.DIFFERENT, FakeTreeCheck.EXTRA);

    assertThat(run(CHECK)).isEqualTo(14);

    assertThat(out())
        .contains("\"Outcome\": \"Different\"", "\"Files Different\": 1", "\"Size Extra\": 7")
        .contains("\"path\": \"/out/b\\n\"", "\"state\": \"different\"")
        .contains("\"reason\": \"content\"");
    assertThat(err())
        .startsWith(
            "howdah: Both sides differ: 1 files are different, 0 missing, 1 extra and 0"
                + " unprovable.\n  Look at");
  }

  @Test
  void endsWithTheCodeOfAFailureEvenBesideDifferences() {
    check =
        FakeTreeCheck.finding(
            FakeTreeCheck.DIFFERENT, FakeTreeCheck.failed(ErrorCode.PERMISSION_DENIED));

    assertThat(run(CHECK)).isEqualTo(6);

    assertThat(out())
        .contains("\"Outcome\": \"Failed\"", "\"Files Failed\": 1")
        .contains("\"code\": \"PERMISSION_DENIED\"");
    assertThat(err()).startsWith("howdah: 1 entries could not be compared, the first one /out/");
  }

  @Test
  void endsWithTheCodeOfTheErrorThatStoppedIt() {
    check = FakeTreeCheck.stoppedBy(ErrorCode.CLUSTER_UNREACHABLE);

    assertThat(run(CHECK)).isEqualTo(8);
    assertThat(out()).contains("\"Error\": {", "\"code\": \"CLUSTER_UNREACHABLE\"");
  }

  @Test
  void failsForWhatIsUnprovableOnlyOnRequest() {
    check = FakeTreeCheck.finding(FakeTreeCheck.UNPROVABLE);

    assertThat(run(CHECK)).isZero();
    assertThat(out()).contains("\"Files Unprovable\": 1");
    assertThat(run(CHECK + " --require-verified")).isEqualTo(14);
  }

  @Test
  void comparesTheDestinationWithAReport() {
    assertThat(run("check --against=r.jsonl -d a /out")).isEqualTo(14);

    assertThat(out())
        .contains("\"Files Missing\": 1", "\"Source Path\": \"" + directory + "/r.jsonl\"");
  }

  @Test
  void listsDifferencesInAFile() throws Exception {
    check =
        FakeTreeCheck.finding(FakeTreeCheck.EQUAL, FakeTreeCheck.DIFFERENT, FakeTreeCheck.EXTRA);

    assertThat(run(CHECK + " --list=diff.jsonl")).isEqualTo(14);

    assertThat(Files.readAllLines(directory.resolve("diff.jsonl")))
        .containsExactly(
            "{\"path\":\"/out/b\\n\",\"source\":\"/in/b\",\"kind\":\"file\","
                + "\"state\":\"different\",\"bytes\":5,\"reason\":\"content\"}",
            "{\"path\":\"/out/c\",\"kind\":\"file\",\"state\":\"extra\",\"bytes\":7}");
    assertThat(out()).contains("\"Outcome\": \"Different\"");
  }

  @Test
  void listsAllOnStandardOutputInPlaceOfTheStatus() throws Exception {
    check = FakeTreeCheck.finding(FakeTreeCheck.EQUAL, FakeTreeCheck.EXTRA);

    assertThat(run(CHECK + " --list=- --list-equal --status-file=status.json")).isEqualTo(14);

    assertThat(out().lines())
        .hasSize(2)
        .allMatch(line -> line.startsWith("{\"path\":") && line.endsWith("}"));
    assertThat(Files.readString(directory.resolve("status.json"))).contains("\"Files Extra\": 1");
  }

  @Test
  void failsWhereTheListCannotBeWritten() {
    assertThat(run(CHECK + " --list=no/such/directory")).isEqualTo(11);
    assertThat(err()).contains("The list 'no/such/directory' could not be written");
  }

  @Test
  void failsWhereStandardOutputLosesTheList() {
    check = FakeTreeCheck.finding(FakeTreeCheck.EXTRA);
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };

    assertThat(run(full, CHECK + " --list=-")).isEqualTo(11);
    assertThat(err()).contains("The list '-' could not be written");
  }

  @Test
  void stopsAtASignalAndPrintsWhatItCompared() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    check = FakeTreeCheck.untilCancelled(started);
    CompletableFuture<Integer> exitCode = CompletableFuture.supplyAsync(() -> run(CHECK));
    assertThat(started.await(30, TimeUnit.SECONDS)).isTrue();

    signalHandlers.get(0).run();

    assertThat(exitCode.get(30, TimeUnit.SECONDS)).isEqualTo(130);
    assertThat(out()).contains("\"Files Equal\": 1", "\"code\": \"CANCELLED\"");
  }

  @Test
  void printsAStatusEvenWhereTheConfigurationIsWrong() throws Exception {
    Files.writeString(directory.resolve(".webhdfs.cfg"), "{\"cluster\": []}");

    assertThat(run(CHECK)).isEqualTo(3);
    assertThat(out()).contains("\"Outcome\": \"Failed\"", "\"code\": \"INVALID_CONFIGURATION\"");
  }

  @Test
  void explainsItself() {
    assertThat(run("check --help")).isZero();
    assertThat(out()).isEqualTo(HelpText.ofCheck());
  }

  @Test
  void printsUsageErrorsOnStandardErrorOnly() {
    assertThat(run(CHECK + " --delete")).isEqualTo(2);

    assertThat(out()).isEmpty();
    assertThat(err()).startsWith("howdah: The option --delete is for copies");
  }

  private int run(String line) {
    stdout.reset();
    return run(stdout, line);
  }

  private int run(OutputStream out, String line) {
    AgentEnvironment environment =
        AgentEnvironment.builder(new PrintStream(out, true, UTF_8), stderr, directory, directory)
            .clock(Clock.fixed(FakeEngine.START, ZoneOffset.UTC))
            .signals(signalHandlers::add)
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
