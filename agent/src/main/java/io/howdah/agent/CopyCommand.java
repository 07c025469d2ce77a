package io.howdah.agent;

import io.howdah.Cancellation;
import io.howdah.CopyEngine;
import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.CopyRequest;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.agent.AgentArguments.NoChange;
import io.howdah.agent.AgentArguments.ProgressMode;
import io.howdah.cluster.ClusterConfiguration;
import io.howdah.cluster.ConfigurationReader;
import io.howdah.front.progress.ProgressMeter;
import io.howdah.front.status.StatusJson;
import java.io.PrintStream;

/** Runs one copy and prints its status, whether it succeeds or fails. */
final class CopyCommand {
  private final AgentEnvironment environment;
  private final EngineFactory engines;
  private final AgentArguments arguments;
  private final LiveLine liveLine;
  private final PrintStream stderr;
  private final UnfinishedCopy unfinished;
  private final InterruptHandler interrupts;
  private final StatusOutput output;
  private final StatusJson json;

  /**
   * Creates a command that runs once.
   *
   * @param liveLine the target of {@code stderr}
   */
  CopyCommand(
      AgentEnvironment environment,
      EngineFactory engines,
      AgentArguments arguments,
      LiveLine liveLine,
      PrintStream stderr) {
    this.environment = environment;
    this.engines = engines;
    this.arguments = arguments;
    this.liveLine = liveLine;
    this.stderr = stderr;
    unfinished = new UnfinishedCopy(arguments.request(), environment.clock());
    interrupts =
        new InterruptHandler(environment.signals(), environment.patience(), environment.halt());
    json = new StatusJson(environment.clock().getZone(), new AgentAdvice());
    output = new StatusOutput(environment.stdout(), arguments);
  }

  /** Runs the copy and returns the exit code. */
  int run() {
    ErrorReport errors = errors();
    CopyStatus status = status();
    interrupts.disarm();
    errors.print(status);
    int exitCode = ExitCodes.of(status);
    try {
      output.write(json.text(status), RunMetrics.of(status));
    } catch (CopyException e) {
      if (e != status.error()) {
        errors.print(e);
      }
      exitCode = exitCode == ExitCodes.SUCCESS ? e.code().exitCode() : exitCode;
    }
    if (exitCode == ExitCodes.SUCCESS) {
      return ofSuccess(status);
    }
    return interrupts.isInterrupted() ? ExitCodes.INTERRUPTED : exitCode;
  }

  private int ofSuccess(CopyStatus status) {
    return arguments.noChange() == NoChange.HAS_ITS_OWN_CODE && !status.hasChanges()
        ? ExitCodes.NO_CHANGE
        : ExitCodes.SUCCESS;
  }

  private ErrorReport errors() {
    AgentAdvice advice = new AgentAdvice();
    return new ErrorReport(stderr, code -> advice.of(code, arguments.request()));
  }

  private CopyStatus status() {
    try {
      output.check();
      ConfigurationReader reader =
          new ConfigurationReader(environment.variables(), environment.home());
      ClusterConfiguration configuration = reader.read(reader.locate(arguments.configuration()));
      if (!LogSetup.isNeeded(configuration.logging(), arguments.verbosity())) {
        return copy(configuration, CopyListener.NONE);
      }
      try (LogSetup log =
          LogSetup.start(configuration.logging(), arguments.verbosity(), liveLine)) {
        CopyLog copyLog = new CopyLog(log.logger());
        copyLog.begun(arguments.request());
        CopyStatus status = copy(configuration, copyLog);
        copyLog.ended(status);
        return status;
      }
    } catch (CopyException e) {
      return unfinished.endedBy(e);
    }
  }

  private CopyStatus copy(ClusterConfiguration configuration, CopyListener log) {
    Cancellation cancellation = new Cancellation();
    interrupts.arm(
        cancellation,
        () -> stderr.println("howdah: stopping; Ctrl-C again gives up at once"),
        this::giveUp);
    ProgressMeter meter = new ProgressMeter(environment.clock());
    PlanList plan = new PlanList(stderr, arguments);
    CopyListener listener =
        unfinished.andThen(meter).andThen(new RightsNotice(stderr)).andThen(plan).andThen(log);
    CopyRequest request = arguments.request();
    try (ProgressDisplay display = display(meter);
        CopyEngine engine = engines.open(configuration)) {
      CopyStatus status = engine.copy(request, listener, cancellation);
      plan.end(status);
      return status;
    } catch (CopyException e) {
      return unfinished.endedBy(e);
    } catch (RuntimeException | Error e) {
      return unfinished.endedBy(
          new CopyException(ErrorCode.INTERNAL_ERROR, "The copy broke off: " + e + ".", e));
    }
  }

  private ProgressDisplay display(ProgressMeter meter) {
    return arguments.progressMode() == ProgressMode.SILENT
        ? ProgressDisplay.paused(meter::progress, liveLine, stderr, Terminal.none())
        : ProgressDisplay.start(meter::progress, liveLine, stderr, environment.terminal());
  }

  /**
   * Prints the status so far where a cancelled copy does not stop in time. The process ends after
   * it.
   */
  private void giveUp() {
    CopyStatus status =
        unfinished.endedBy(
            new CopyException(
                ErrorCode.CANCELLED,
                "The copy was cancelled but did not stop within "
                    + environment.patience().toMillis()
                    + " ms."));
    ErrorReport errors = errors();
    errors.print(status);
    try {
      output.write(json.text(status), RunMetrics.of(status));
    } catch (CopyException e) {
      errors.print(e);
    }
  }
}
