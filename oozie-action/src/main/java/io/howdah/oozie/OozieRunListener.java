package io.howdah.oozie;

import io.howdah.CopyStatus;
import io.howdah.TreeComparison;
import io.howdah.oozie.run.ActionRun;
import io.howdah.oozie.run.ActionRuns;
import io.howdah.oozie.run.RunListener;
import io.howdah.oozie.run.StopCause;
import org.apache.oozie.command.wf.ActionCheckXCommand;
import org.apache.oozie.service.CallableQueueService;
import org.apache.oozie.service.Services;
import org.apache.oozie.util.Instrumentation;

/** Updates Oozie's instrumentation, and makes Oozie fetch each new state and result immediately. */
final class OozieRunListener implements RunListener {
  private static final String GROUP = "howdah";

  private final Instrumentation instrumentation;

  OozieRunListener(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
  }

  /** Adds gauges for the running and the waiting copies and checks. */
  static void addGauges(Instrumentation instrumentation, ActionRuns runs) {
    instrumentation.addVariable(
        GROUP, "copies.running", (Instrumentation.Variable<Long>) () -> (long) runs.copying());
    instrumentation.addVariable(
        GROUP, "copies.waiting", (Instrumentation.Variable<Long>) () -> (long) runs.waiting());
  }

  @Override
  public void started(ActionRun run, int incarnation) {
    count(run, incarnation == 1 ? "started" : "resumed");
    check(run); // else the external status would stay WAITING until the next check
  }

  @Override
  public void retried(ActionRun run) {
    count(run, "retried");
  }

  @Override
  public void completed(ActionRun run, CopyStatus status) {
    count(run, status.isSuccessful() ? "succeeded" : "failed");
    count("files.copied", status.copied().files());
    count("bytes.copied", status.copied().bytes());
    check(run);
  }

  @Override
  public void compared(ActionRun run, TreeComparison comparison) {
    String equality = comparison.isEqual() ? "equal" : "different";
    count(run, comparison.isComplete() ? equality : "failed");
    check(run);
  }

  /**
   * Queues a check of the action, as a callback does, but without HTTP. The check waits for the
   * lock that start() holds until the action is stored. A lost check is repeated by the watch.
   */
  private static void check(ActionRun run) {
    Services services = Services.get();
    if (services != null) { // null after the server has stopped
      services.get(CallableQueueService.class).queue(new ActionCheckXCommand(run.key().actionId()));
    }
  }

  @Override
  public void stopped(ActionRun run, StopCause cause) {
    if (cause == StopCause.KILLED) {
      count(run, "killed");
    }
  }

  private void count(ActionRun run, String event) {
    count((run.order().purpose().isCheck() ? "checks." : "copies.") + event, 1);
  }

  private void count(String name, long number) {
    instrumentation.incr(GROUP, name, number);
  }
}
