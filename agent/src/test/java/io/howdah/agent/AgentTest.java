package io.howdah.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.ClusterCheck;
import io.howdah.CopyException;
import io.howdah.CopyStatus;
import io.howdah.CopyUndo;
import io.howdah.Count;
import io.howdah.ErrorCode;
import io.howdah.TreeCheck;
import io.howdah.cluster.ClusterConfiguration;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentTest {
  private static final String CONFIGURATION =
      """
      {"clusters": [{"name": "a", "nameservices": [{"urls": ["http://nn"], "mounts": ["/"]}]}]}
      """;

  private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
  private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
  private final List<Runnable> signalHandlers = new ArrayList<>();
  private final BlockingQueue<Integer> halts = new LinkedBlockingQueue<>();
  private Duration patience = Duration.ofMinutes(10);
  private Path directory;
  private EngineFactory engines = configuration -> new FakeEngine(FakeEngine::succeed);

  @BeforeEach
  void writeConfiguration(@TempDir Path directory) throws Exception {
    this.directory = directory;
    Files.writeString(directory.resolve(".webhdfs.cfg"), CONFIGURATION);
  }

  @Test
  void printsTheStatusAlone() {
    assertThat(run("-s a -d local /in /out")).isZero();

    assertThat(out())
        .startsWith("{\n  \"Source Path\": \"/in\",\n  \"Destination Path\": \"/out\",")
        .contains("\"Start Time\": \"2026-01-02 03:04:05\"", "\"Duration\": 1.500")
        .contains("\"Outcome\": \"Successful\"", "\"Files Copied\": 1", "\"Files Skipped\": 1")
        .endsWith("\n}\n");
    assertThat(err()).isEmpty();
  }

  @Test
  void tellsByTheExitCodeThatNothingChangedWhereAskedTo() {
    assertThat(run("-s a -d local /in /out --error-on-no-change")).isZero();

    engines = configuration -> new FakeEngine(FakeEngine::skip);
    assertThat(run("-s a -d local /in /out")).isZero();
    assertThat(run("-s a -d local /in /out --error-on-no-change")).isEqualTo(15);
    assertThat(err()).isEmpty();
    assertThat(out()).contains("\"Outcome\": \"Successful\"", "\"Files Skipped\": 1");
  }

  @Test
  void tellsAFailureRatherThanThatNothingChanged() {
    engines = configuration -> new FakeEngine(FakeEngine.failFiles(ErrorCode.QUOTA_EXCEEDED));

    assertThat(run("-s a -d local /in /out --error-on-no-change")).isEqualTo(7);
  }

  @Test
  void writesMetricsOfSuccessAndFailure() throws Exception {
    assertThat(run("-s a -d local /in /out --metrics-file=howdah.prom")).isZero();

    String labels = "{command=\"copy\",source=\"a:/in\",destination=\"local:/out\"}";
    assertThat(directory.resolve("howdah.prom"))
        .content()
        .contains("\nhowdah_last_run_success" + labels + " 1\n")
        .contains("result=\"copied\"} 1\n");

    Files.writeString(directory.resolve(".webhdfs.cfg"), "{\"cluster\": []}");
    assertThat(run("-s a -d local /in /out --metrics-file=howdah.prom")).isEqualTo(3);
    assertThat(directory.resolve("howdah.prom"))
        .content()
        .contains("\nhowdah_last_run_success" + labels + " 0\n");
  }

  @Test
  void beginsNoCopyWhoseMetricsCannotBeWritten() {
    engines =
        configuration -> {
          throw new AssertionError("A copy began");
        };

    assertThat(run("-s a -d local /in /out --metrics-file=no/such/howdah.prom")).isEqualTo(11);

    assertThat(err())
        .startsWith(
            "howdah: The metrics file "
                + directory.resolve("no/such/howdah.prom")
                + " cannot be written: there is no such directory.\n");
  }

  @Test
  void printsUsageErrorsOnStandardErrorOnly() {
    assertThat(run("-s a /in /out")).isEqualTo(2);

    assertThat(out()).isEmpty();
    assertThat(err()).startsWith("howdah: The option --dest is missing.\nUsage:\n");
  }

  @Test
  void printsHelpAndVersion() {
    assertThat(run("--help")).isZero();
    assertThat(out()).isEqualTo(HelpText.full());
    stdout.reset();

    assertThat(run("--version")).isZero();
    assertThat(out()).startsWith("howdah ");
    assertThat(err()).isEmpty();
  }

  @Test
  void refusesToCopyFromLocalToLocal() {
    assertThat(run("-s local -d local /in /out")).isEqualTo(2);
    assertThat(err()).contains("copy from local to local is not supported, use cp command.");
  }

  @Test
  void printsAStatusEvenWhereTheConfigurationIsWrong() throws Exception {
    Files.writeString(directory.resolve(".webhdfs.cfg"), "{\"cluster\": []}");

    assertThat(run("-s a -d local /in /out")).isEqualTo(3);

    assertThat(out())
        .contains("\"Outcome\": \"Failed\"", "\"code\": \"INVALID_CONFIGURATION\"")
        .contains("did you mean 'clusters'?");
    assertThat(err())
        .startsWith("howdah: In the configuration " + directory.resolve(".webhdfs.cfg"))
        .contains("\n  Correct the configuration file at the place that is named, or name another");
  }

  @Test
  void readsTheConfigurationThatAnOptionNames() throws Exception {
    Files.delete(directory.resolve(".webhdfs.cfg"));
    Path other = Files.writeString(directory.resolve("other.cfg"), CONFIGURATION);

    assertThat(run("-s a -d local /in /out")).isEqualTo(3);
    assertThat(err()).contains("does not exist").contains("--conf");
    assertThat(run("-s a -d local /in /out --conf=" + other)).isZero();
  }

  @Test
  void reportsWhatStoppedTheCopy() {
    engines =
        configuration ->
            new FakeEngine(
                FakeEngine.stop(
                    ErrorCode.DESTINATION_EXISTS, "Destination path '/x' already exists."));

    assertThat(run("-s a -d local /in /out")).isEqualTo(5);

    assertThat(err())
        .isEqualTo(
            """
            howdah: Destination path '/x' already exists.
              To update what exists, use --force (-f); or choose another destination.
            """);
    assertThat(out()).contains("\"code\": \"DESTINATION_EXISTS\"");
  }

  @Test
  void reportsFilesThatFailedForOneReason() {
    engines =
        configuration ->
            new FakeEngine(
                FakeEngine.failFiles(ErrorCode.PERMISSION_DENIED, ErrorCode.PERMISSION_DENIED));

    assertThat(run("-s a -d local /in /out")).isEqualTo(6);

    assertThat(err())
        .startsWith("howdah: 2 of 10 files failed, the first one /in/")
        .contains(": It is PERMISSION_DENIED.\n  Ask the owner for access");
  }

  @Test
  void reportsFilesThatFailedForSeveralReasons() {
    engines =
        configuration ->
            new FakeEngine(
                FakeEngine.failFiles(ErrorCode.PERMISSION_DENIED, ErrorCode.QUOTA_EXCEEDED));

    assertThat(run("-s a -d local /in /out")).isEqualTo(1);
    assertThat(out()).contains("PERMISSION_DENIED", "QUOTA_EXCEEDED");
  }

  @Test
  void reportsFailedFilesWithoutNames() {
    engines =
        configuration ->
            new FakeEngine(
                (request, listener, cancellation) ->
                    CopyStatus.builder(request, FakeEngine.START).failed(Count.of(1, 1)).build());

    assertThat(run("-s a -d local /in /out")).isEqualTo(1);
    assertThat(err()).startsWith("howdah: 1 of 0 files failed.");
  }

  @Test
  void reportsThatNoEngineCouldBeOpened() {
    engines =
        configuration -> {
          throw new CopyException(ErrorCode.AUTHENTICATION_FAILED, "No login.");
        };

    assertThat(run("-s a -d local /in /out")).isEqualTo(6);
    assertThat(out()).contains("\"message\": \"No login.\"");
  }

  @Test
  void reportsADefectWithItsPlace() {
    engines =
        configuration ->
            new FakeEngine(
                (request, listener, cancellation) -> {
                  throw new IllegalStateException("oops");
                });

    assertThat(run("-s a -d local /in /out")).isEqualTo(70);

    assertThat(out()).contains("\"code\": \"INTERNAL_ERROR\"");
    assertThat(err()).contains("please report it", "Caused by", "oops", "    at ");
  }

  @Test
  void letsNoFileNameInADefectCommandTheTerminal() {
    engines =
        configuration ->
            new FakeEngine(
                (request, listener, cancellation) -> {
                  throw new IllegalStateException("No '/\u001b[2J\nhowdah: forged'.");
                });

    assertThat(run("-s a -d local /in /out")).isEqualTo(70);
    assertThat(err())
        .contains("Caused by: java.lang.IllegalStateException: No '/?[2J?howdah: forged'.")
        .doesNotContain("\u001b", "\nhowdah: forged");
  }

  @Test
  void letsNoFileNameCommandTheTerminal() {
    engines =
        configuration ->
            new FakeEngine(FakeEngine.stop(ErrorCode.FILE_NOT_FOUND, "No '/\u001b[2J\nx'."));

    assertThat(run("-s a -d local /in /out")).isEqualTo(4);
    assertThat(err()).startsWith("howdah: No '/?[2J?x'.\n");
  }

  @Test
  void writesTheStatusFileAsWell() {
    Path file = directory.resolve("status.json");

    assertThat(run("-s a -d local /in /out --status-file=" + file)).isZero();

    assertThat(file).hasContent(out());
  }

  @Test
  void writesTheStatusFileAfterAFailureToo() throws Exception {
    Path file = directory.resolve("status.json");
    engines = configuration -> new FakeEngine(FakeEngine.stop(ErrorCode.SAFE_MODE, "Safe mode."));

    assertThat(run("-s a -d local /in /out --status-file=" + file)).isEqualTo(8);

    assertThat(Files.readString(file)).isEqualTo(out()).contains("SAFE_MODE");
  }

  @Test
  void copiesNothingWhereTheStatusFileCannotBeWritten() {
    engines =
        configuration -> {
          throw new AssertionError("The copy began");
        };

    assertThat(run("-s a -d local /in /out --status-file=missing/x")).isEqualTo(11);
    assertThat(err()).containsOnlyOnce("there is no such directory");
    assertThat(out()).contains("LOCAL_IO_FAILED");
  }

  @Test
  void tellsThatTheStatusFileWasLostAtTheEnd() {
    Path parent = directory.resolve("sub");
    engines =
        configuration ->
            new FakeEngine(
                (request, listener, cancellation) -> {
                  delete(parent);
                  return FakeEngine.skip(request, listener, cancellation);
                });
    parent.toFile().mkdir();

    String options = "--error-on-no-change --status-file=" + parent.resolve("x");
    assertThat(run("-s a -d local /in /out " + options)).isEqualTo(11);
    assertThat(out()).contains("\"Outcome\": \"Successful\"");
    assertThat(err()).contains("cannot be written");
  }

  @Test
  void logsToStandardErrorOnRequest() {
    assertThat(run("-s a -d local /in /out -vvv")).isZero();

    assertThat(err())
        .contains("INFO  Copied /in/a to /out/a, 3 bytes, VERIFIED", "INFO  Skipped /in/b")
        .contains("was successful");
    assertThat(out()).startsWith("{").endsWith("}\n");
  }

  @Test
  void stopsTidilyAtAnInterrupt() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    engines = configuration -> new FakeEngine(FakeEngine.untilCancelled(started));
    CompletableFuture<Integer> exitCode =
        CompletableFuture.supplyAsync(() -> run("-s a -d local /in /out"));
    assertThat(started.await(30, TimeUnit.SECONDS)).isTrue();

    signalHandlers.get(0).run();

    assertThat(exitCode.get(30, TimeUnit.SECONDS)).isEqualTo(130);
    assertThat(out()).contains("\"code\": \"CANCELLED\"", "\"Files Copied\": 1");
    assertThat(err()).startsWith("howdah: stopping; Ctrl-C again gives up at once\n");
    assertThat(halts).isEmpty();
  }

  @Test
  void printsWhatIsKnownWhereTheCopyDoesNotStop() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    engines = configuration -> new FakeEngine(FakeEngine.forEver(started));
    patience = Duration.ofMillis(50);
    Thread copy = new Thread(() -> run("-s a -d local /in /out"));
    copy.setDaemon(true);
    copy.start();
    assertThat(started.await(30, TimeUnit.SECONDS)).isTrue();

    signalHandlers.get(0).run();

    assertThat(halts.poll(30, TimeUnit.SECONDS)).isEqualTo(130);
    assertThat(out())
        .contains("\"code\": \"CANCELLED\"", "\"Files Copied\": 1", "\"Files Verified\": 1");
    assertThat(err()).contains("did not stop within 50 ms");
  }

  private int run(String line) {
    AgentEnvironment environment =
        AgentEnvironment.builder(new PrintStream(stdout, true, UTF_8), stderr, directory, directory)
            .clock(Clock.fixed(FakeEngine.START, ZoneOffset.UTC))
            .signals(signalHandlers::add)
            .patience(patience)
            .halt(halts::add)
            .build();
    return new Agent(
            environment, engines, AgentTest::noCheck, AgentTest::noTreeCheck, AgentTest::noUndo)
        .run(line.split(" ", -1));
  }

  private static ClusterCheck noCheck(ClusterConfiguration configuration) {
    throw new AssertionError("Clusters were checked: " + configuration);
  }

  private static TreeCheck noTreeCheck(ClusterConfiguration configuration) {
    throw new AssertionError("Trees were compared: " + configuration);
  }

  private static CopyUndo noUndo(ClusterConfiguration configuration) {
    throw new AssertionError("A copy was undone: " + configuration);
  }

  private static void delete(Path path) {
    assertThat(path.toFile().delete()).isTrue();
  }

  private String out() {
    return stdout.toString(UTF_8);
  }

  private String err() {
    return stderr.toString(UTF_8).replace(System.lineSeparator(), "\n");
  }
}
