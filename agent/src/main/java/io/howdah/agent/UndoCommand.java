package io.howdah.agent;

import io.howdah.Cancellation;
import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.ErrorCode;
import io.howdah.UndoResult;
import io.howdah.agent.UndoArguments.Detail;
import io.howdah.cluster.ClusterConfiguration;
import io.howdah.cluster.ConfigurationReader;
import io.howdah.event.EntryUndone;
import io.howdah.event.EventHandlers;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** Undoes a copy and prints the result, whether it succeeds or fails. */
final class UndoCommand {
  private final AgentEnvironment environment;
  private final CopyUndoFactory undos;
  private final UndoArguments arguments;
  private final PrintStream stderr;

  UndoCommand(
      AgentEnvironment environment,
      CopyUndoFactory undos,
      UndoArguments arguments,
      PrintStream stderr) {
    this.environment = environment;
    this.undos = undos;
    this.arguments = arguments;
    this.stderr = stderr;
  }

  /** Runs the undo and returns the exit code. */
  int run() {
    if (arguments.isHelp()) {
      environment.stdout().print(HelpText.ofUndo());
      return ExitCodes.SUCCESS;
    }
    InterruptHandler interrupts =
        new InterruptHandler(environment.signals(), environment.patience(), environment.halt());
    UndoResult result = undo(interrupts);
    interrupts.disarm();
    ErrorReport errors = new ErrorReport(stderr, ErrorCode::advice);
    print(result, errors);
    environment.stdout().print(new UndoJson(ErrorCode::advice).text(result) + "\n");
    if (environment.stdout().checkError()) {
      errors.print(
          new CopyException(
              ErrorCode.LOCAL_IO_FAILED,
              "The result could not be written to standard output: it is closed, or its disk is"
                  + " full."));
      return ErrorCode.LOCAL_IO_FAILED.exitCode();
    }
    return interrupts.isInterrupted() && !result.isSuccessful()
        ? ExitCodes.INTERRUPTED
        : exitCode(result);
  }

  private UndoResult undo(InterruptHandler interrupts) {
    try {
      ConfigurationReader reader =
          new ConfigurationReader(environment.variables(), environment.home());
      ClusterConfiguration configuration = reader.read(reader.locate(arguments.configuration()));
      Cancellation cancellation = new Cancellation();
      interrupts.arm(
          cancellation,
          () -> stderr.println("howdah: stopping; Ctrl-C again gives up at once"),
          () -> stderr.println("howdah: gave up; run the same command again to go on"));
      return undos.open(configuration).undo(arguments.request(), listener(), cancellation);
    } catch (CopyException e) {
      return UndoResult.builder().error(e).build();
    }
  }

  private CopyListener listener() {
    return arguments.detail() == Detail.EACH_ENTRY
        ? EventHandlers.builder().on(EntryUndone.class, this::print).build()
        : CopyListener.NONE;
  }

  private void print(EntryUndone entry) {
    stderr.println(ErrorReport.clean(word(entry.outcome()) + " " + entry.path()));
  }

  private static String word(EntryUndone.Outcome outcome) {
    switch (outcome) {
      case REMOVED:
        return "remove";
      case RESTORED:
        return "restore";
      case DIRECTORY_DELETED:
        return "delete directory";
      case ATTRIBUTES_RESTORED:
        return "restore attributes of";
      case UNCHANGED:
        return "leave";
      case FAILED:
        return "cannot restore";
    }
    throw new IllegalArgumentException(outcome.toString());
  }

  private static void print(UndoResult result, ErrorReport errors) {
    @Nullable CopyException error = result.error();
    if (error != null) {
      errors.print(error);
    } else if (!result.failures().isEmpty()) {
      UndoResult.Failure first = result.failures().get(0);
      errors.print(
          first
              .cause()
              .during(
                  result.failed() + " changes could not be undone, the first one " + first.path()));
    }
  }

  private static int exitCode(UndoResult result) {
    @Nullable CopyException error = result.error();
    if (error != null) {
      return error.code().exitCode();
    }
    return result.failures().stream()
        .mapToInt(failure -> failure.cause().code().exitCode())
        .reduce((one, other) -> one == other ? one : ExitCodes.SEVERAL_REASONS)
        .orElse(ExitCodes.SUCCESS);
  }
}
