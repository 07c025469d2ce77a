package io.howdah.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.CommandLine;
import io.howdah.CopyRequest;
import io.howdah.Deletion.Extra;
import io.howdah.Mode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunParserTest {
  private Path directory;
  private Path planned;

  @BeforeEach
  void name(@TempDir Path directory) throws Exception {
    this.directory = directory;
    planned = Files.createDirectory(directory.resolve("planned"));
    Files.writeString(planned.resolve("rules"), "- *.tmp\n");
  }

  @Test
  void repeatsTheCommandOfThePlan() throws Exception {
    write(
        "-f",
        "-T",
        "--delete",
        "--dry-run",
        "--plan=p",
        "--silent",
        "-vvv",
        "--filter-from=rules",
        "--report=r",
        "-s",
        "a",
        "-d",
        "b",
        "/out",
        "/in");

    AgentArguments arguments = parse("run", "planned/p");

    CopyRequest request = arguments.request();
    assertThat(request.options().mode()).isEqualTo(Mode.COPY);
    assertThat(request.options().deletion().extra()).isEqualTo(Extra.DELETE);
    assertThat(request.options().files().plan()).isNull();
    assertThat(request.options().files().approvedPlan())
        .isEqualTo(directory.resolve("planned/p").toString());
    assertThat(request.options().files().report()).isEqualTo(planned.resolve("r").toString());
    assertThat(request.options().selection().rules()).hasSize(1);
    assertThat(request.target()).isEqualTo(CopyRequest.Target.EXACT);
    assertThat(request.source()).hasToString("a:/out");
    assertThat(arguments.verbosity()).isZero();
    assertThat(arguments.progressMode()).isEqualTo(AgentArguments.ProgressMode.SHOWN);
    assertThat(arguments.configuration()).isNull();
  }

  @Test
  void findsTheConfigurationOfThePlan() throws Exception {
    write("--conf=c", "--dry-run", "--plan=p", "-s", "a", "-d", "b", "/out", "/in");

    assertThat(parse("run", "planned/p").configuration())
        .isEqualTo(planned.resolve("c").toString());
    assertThat(parse("run", "--conf=other", "planned/p").configuration()).isEqualTo("other");
  }

  @Test
  void takesOptionsOfItsOwn() throws Exception {
    write("--report=r", "--dry-run", "--plan=p", "-s", "a", "-d", "b", "/out", "/in");

    AgentArguments arguments =
        parse(
            "run",
            "-v",
            "--silent",
            "--report=mine",
            "--status-file=s",
            "--metrics-file=m.prom",
            "planned/p");

    assertThat(arguments.request().options().files().report())
        .isEqualTo(directory.resolve("mine").toString());
    assertThat(arguments.statusFile()).isEqualTo(directory.resolve("s"));
    assertThat(arguments.metricsFile()).isEqualTo(directory.resolve("m.prom"));
    assertThat(arguments.verbosity()).isEqualTo(1);
    assertThat(arguments.progressMode()).isEqualTo(AgentArguments.ProgressMode.SILENT);
  }

  @Test
  void refusesWhatItCannotRun() throws Exception {
    Files.writeString(planned.resolve("diary"), "Dear diary\n");
    Files.writeString(
        planned.resolve("workflow"),
        "{\"plan\":1,\"run\":\"R\",\"begin\":1,\"sourceCluster\":\"a\",\"source\":\"/out\","
            + "\"destinationCluster\":\"b\",\"target\":\"/in\"}\n");

    assertRefused("There must be one plan, not 0.", "run");
    assertRefused("is not a plan", "run", "planned/diary");
    assertRefused("cannot be read", "run", "planned/missing");
    write("--dry-run", "--plan=p", "-s", "a", "-d", "b", "/out", "/in");
    Files.writeString(
        planned.resolve("odd"),
        Files.readString(planned.resolve("p")).replace(planned.toString(), "\\u0000"));
    assertRefused("The directory of the plan cannot be", "run", "planned/odd");
    assertRefused("was made by a workflow", "run", "planned/workflow");
    assertRefused("no option '--delete' of 'run'", "run", "--delete", "planned/diary");
  }

  @Test
  void needsADryRunForAPlan() {
    assertThatThrownBy(
            () ->
                new CommandLineParser(directory)
                    .parse("--plan=p", "-s", "a", "-d", "b", "/out", "/in"))
        .hasMessage("--plan needs --dry-run.");
    assertThatThrownBy(
            () ->
                new CommandLineParser(directory)
                    .parse("--only-planned=p", "--dry-run", "-s", "a", "-d", "b", "/out", "/in"))
        .hasMessage("--only-planned cannot be combined with --dry-run.");
  }

  private void assertRefused(String message, String... commandLine) {
    assertThatThrownBy(() -> parse(commandLine))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(message);
  }

  private AgentArguments parse(String... commandLine) throws UsageException {
    return new RunParser(directory).parse(commandLine).orElseThrow();
  }

  /** Writes the first line of a plan, as the engine does for a command in its directory. */
  private void write(String... commandLine) throws Exception {
    CopyRequest request = new CommandLineParser(planned).parse(commandLine).request();
    assertThat(request.commandLine())
        .isEqualTo(CommandLine.of(planned.toString(), List.of(commandLine)));
    Files.writeString(
        planned.resolve("p"),
        "{\"plan\":1,\"run\":\"R\",\"begin\":1,\"sourceCluster\":\"a\",\"source\":\"/out\","
            + "\"destinationCluster\":\"b\",\"target\":\"/in\",\"directory\":\""
            + planned
            + "\",\"arguments\":[\""
            + String.join("\",\"", commandLine)
            + "\"]}\n");
  }
}
