package io.howdah.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.ErrorCode;
import io.howdah.LoadLimits;
import io.howdah.Mode;
import io.howdah.UndoRequest;
import io.howdah.UndoResult;
import io.howdah.event.EntryUndone;
import io.howdah.event.EntryUndone.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UndoCommandTest {
  private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
  private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
  private final List<UndoRequest> asked = new ArrayList<>();
  private final UndoResult.Builder result = UndoResult.builder().run("R1", "/backup/R1-undone");
  private Consumer<CopyListener> events = listener -> {};
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
  void printsTheResult() {
    result.addUndone().addUndone().addUnchanged();

    assertThat(run("undo", "-d", "a", "nightly.jsonl")).isZero();

    assertThat(out())
        .contains("\"Outcome\": \"Successful\"", "\"Run Id\": \"R1\"")
        .contains("\"Changes Undone\": 2", "\"Changes Not Needed\": 1", "\"Changes Failed\": 0")
        .contains("\"Removed To\": \"/backup/R1-undone\"", "\"Failures\": []");
    assertThat(err()).isEmpty();
    assertThat(asked).hasSize(1);
    assertThat(asked.get(0).report()).isEqualTo(directory.resolve("nightly.jsonl").toString());
    assertThat(asked.get(0).cluster()).isEqualTo("a");
    assertThat(asked.get(0).mode()).isEqualTo(Mode.COPY);
    assertThat(asked.get(0).threads()).isEqualTo(32);
  }

  @Test
  void listsWhatADryRunWouldUndo() {
    events =
        listener -> {
          listener.on(EntryUndone.of("/in/a", Outcome.RESTORED));
          listener.on(EntryUndone.of("/in/b\u001b[2J", Outcome.REMOVED));
        };

    assertThat(run("undo", "--dry-run", "--threads=4", "--dest=a", "report")).isZero();
    assertThat(run("undo", "--requests-per-second=50", "--dest=a", "report")).isZero();

    assertThat(err()).contains("restore /in/a\n").contains("remove /in/b").doesNotContain("\u001b");
    assertThat(asked.get(0).mode()).isEqualTo(Mode.DRY_RUN);
    assertThat(asked.get(0).threads()).isEqualTo(4);
    assertThat(asked.get(0).requestsPerSecond()).isEqualTo(LoadLimits.OFF);
    assertThat(asked.get(1).requestsPerSecond()).isEqualTo(50);
  }

  @Test
  void endsWithTheCodeOfTheFailures() {
    result.addFailure("/in/a", new CopyException(ErrorCode.CHANGED_SINCE, "'/in/a' changed."));

    assertThat(run("undo", "-d", "a", "report")).isEqualTo(ErrorCode.CHANGED_SINCE.exitCode());

    assertThat(out()).contains("\"Outcome\": \"Failed\"", "\"path\": \"/in/a\"");
    assertThat(err())
        .contains("1 changes could not be undone, the first one /in/a: '/in/a' changed.");

    result.addFailure("/in/b", new CopyException(ErrorCode.PERMISSION_DENIED, "denied"));
    assertThat(run("undo", "-d", "a", "report")).isEqualTo(1);
  }

  @Test
  void endsWithTheCodeOfWhatStoppedIt() {
    result.error(new CopyException(ErrorCode.INVALID_ARGUMENT, "'report' is not a report."));

    assertThat(run("undo", "-d", "a", "report")).isEqualTo(2);

    assertThat(err()).startsWith("howdah: 'report' is not a report.\n");
  }

  @Test
  void refusesWrongCommandLines() {
    assertThat(run("undo")).isEqualTo(2);
    assertThat(run("undo", "a", "b")).isEqualTo(2);
    assertThat(run("undo", "-d", "a", "--threads=0", "a")).isEqualTo(2);
    assertThat(run("undo", "-d", "a", "--requests-per-second=5k", "a")).isEqualTo(2);
    assertThat(run("undo", "--delete", "a")).isEqualTo(2);
    assertThat(run("undo", "a")).isEqualTo(2);

    assertThat(err())
        .contains("'undo' needs one word, the file of a report, not 0.")
        .contains("not 2.")
        .contains("--threads must be 1 to 1000, not '0'.")
        .contains("--requests-per-second must be a whole number of requests per second, or off,")
        .contains("There is no option '--delete' of 'undo'.")
        .contains("The option --dest is missing.");
    assertThat(asked).isEmpty();
  }

  @Test
  void showsItsHelp() {
    assertThat(run("undo", "--help")).isZero();

    assertThat(out()).startsWith("howdah undo:");
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
            configuration -> {
              throw new AssertionError("A check began");
            },
            configuration -> {
              throw new AssertionError("Trees were compared");
            },
            configuration ->
                (request, listener, cancellation) -> {
                  asked.add(request);
                  events.accept(listener);
                  return result.build();
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
