package io.howdah.agent;

import io.howdah.Cancellation;
import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.CopyRequest;
import io.howdah.ErrorCode;
import io.howdah.TreeCheck;
import io.howdah.TreeComparison;
import io.howdah.agent.AgentArguments.ProgressMode;
import io.howdah.cluster.ClusterConfiguration;
import io.howdah.cluster.ConfigurationReader;
import io.howdah.front.progress.ProgressMeter;
import io.howdah.front.status.ComparisonJson;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** Compares two trees, or measures the lag, and prints the result also where it fails. */
final class CheckCommand {
  private final AgentEnvironment environment;
  private final TreeCheckFactory checks;
  private final CheckArguments arguments;
  private final CopyRequest request;
  private final LiveLine liveLine;
  private final PrintStream stderr;
  private final UnfinishedCheck unfinished;
  private final InterruptHandler interrupts;
  private final StatusOutput output;
  private final ComparisonJson json;
  private final ErrorReport errors;
  private volatile EntryList list = EntryList.none();

  /**
   * Creates a command that runs once.
   *
   * @param liveLine the target of {@code stderr}
   */
  CheckCommand(
      AgentEnvironment environment,
      TreeCheckFactory checks,
      CheckArguments arguments,
      LiveLine liveLine,
      PrintStream stderr) {
    this.environment = environment;
    this.checks = checks;
    this.arguments = arguments;
    this.request = arguments.common().request();
    this.liveLine = liveLine;
    this.stderr = stderr;
    unfinished = new UnfinishedCheck(arguments, environment.clock());
    interrupts =
        new InterruptHandler(environment.signals(), environment.patience(), environment.halt());
    output =
        new StatusOutput(listsToStandardOutput() ? null : environment.stdout(), arguments.common());
    json = new ComparisonJson(environment.clock().getZone(), new CheckAdvice());
    errors = new ErrorReport(stderr, CheckAdvice::of);
  }

  private boolean listsToStandardOutput() {
    return EntryList.STANDARD_OUTPUT.equals(arguments.list());
  }

  /** Runs the check and returns the exit code. */
  int run() {
    TreeComparison result = result();
    interrupts.disarm();
    arguments.assessment().print(result, errors);
    int exitCode = arguments.assessment().exitCode(result);
    try {
      output.write(json.text(result), RunMetrics.of(result));
    } catch (CopyException e) {
      if (e != result.error()) {
        errors.print(e);
      }
      exitCode = exitCode == ExitCodes.SUCCESS ? e.code().exitCode() : exitCode;
    }
    return interrupts.isInterrupted() && exitCode != ExitCodes.SUCCESS
        ? ExitCodes.INTERRUPTED
        : exitCode;
  }

  private TreeComparison result() {
    try {
      output.check();
      ConfigurationReader reader =
          new ConfigurationReader(environment.variables(), environment.home());
      ClusterConfiguration configuration =
          reader.read(reader.locate(arguments.common().configuration()));
      int verbosity = arguments.common().verbosity();
      if (!LogSetup.isNeeded(configuration.logging(), verbosity)) {
        return listed(configuration, CopyListener.NONE);
      }
      try (LogSetup setup = LogSetup.start(configuration.logging(), verbosity, liveLine)) {
        CheckLog log = new CheckLog(setup.logger());
        log.begun(request);
        TreeComparison result = listed(configuration, log);
        log.ended(result);
        return result;
      }
    } catch (CopyException e) {
      return unfinished.endedBy(e);
    }
  }

  /** A list that is incomplete fails the check, and its result says so. */
  private TreeComparison listed(ClusterConfiguration configuration, CopyListener log)
      throws CopyException {
    list = openList();
    TreeComparison result = compare(configuration, log.andThen(list));
    try {
      list.finish();
      return result;
    } catch (CopyException e) {
      return result.error() == null ? unfinished.endedBy(e) : result;
    }
  }

  private EntryList openList() throws CopyException {
    @Nullable String name = arguments.list();
    if (name == null) {
      return EntryList.none();
    }
    return listsToStandardOutput()
        ? EntryList.to(environment.stdout(), arguments.listed())
        : EntryList.in(environment.workingDirectory(), name, arguments.listed());
  }

  private TreeComparison compare(ClusterConfiguration configuration, CopyListener further) {
    Cancellation cancellation = new Cancellation();
    interrupts.arm(
        cancellation,
        () -> stderr.println("howdah: stopping; Ctrl-C again gives up at once"),
        this::giveUp);
    ProgressMeter meter = new ProgressMeter(environment.clock());
    CopyListener listener = unfinished.andThen(meter).andThen(further);
    try (ProgressDisplay display = display(meter);
        TreeCheck check = checks.open(configuration)) {
      switch (arguments.basis()) {
        case SOURCE:
          return check.compare(request, listener, cancellation);
        case REPORT:
          return check.compareWithReport(request, listener, cancellation);
        case LISTINGS:
          return check.measureLag(request, listener, cancellation);
      }
      throw new IllegalArgumentException(arguments.basis().toString());
    } catch (RuntimeException | Error e) {
      return unfinished.endedBy(
          new CopyException(ErrorCode.INTERNAL_ERROR, "The check broke off: " + e + ".", e));
    }
  }

  private ProgressDisplay display(ProgressMeter meter) {
    return arguments.common().progressMode() == ProgressMode.SILENT
        ? ProgressDisplay.paused(meter::progress, liveLine, stderr, Terminal.none())
        : ProgressDisplay.start(meter::progress, liveLine, stderr, environment.terminal());
  }

  /** Prints the result so far where a cancelled check does not stop in time. */
  private void giveUp() {
    TreeComparison result =
        unfinished.endedBy(
            new CopyException(
                ErrorCode.CANCELLED,
                "The check was cancelled but did not stop within "
                    + environment.patience().toMillis()
                    + " ms."));
    arguments.assessment().print(result, errors);
    try {
      output.write(json.text(result), RunMetrics.of(result));
      list.finish();
    } catch (CopyException e) {
      errors.print(e);
    }
  }
}
