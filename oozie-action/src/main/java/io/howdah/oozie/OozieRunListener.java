package io.howdah.oozie;

import io.howdah.CopyStatus;
import io.howdah.oozie.run.ActionRun;
import io.howdah.oozie.run.ActionRuns;
import io.howdah.oozie.run.RunListener;
import io.howdah.oozie.run.StopCause;
import org.apache.oozie.command.wf.ActionCheckXCommand;
import org.apache.oozie.service.CallableQueueService;
import org.apache.oozie.service.Services;
import org.apache.oozie.util.Instrumentation;

/** Counts in Oozie's instrumentation, and has Oozie fetch each new state and result at once. */
final class OozieRunListener implements RunListener {
  private static final String GROUP = "howdah";

  private final Instrumentation instrumentation;

  OozieRunListener(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
  }

  /** Shows how many copies run and wait. */
  static void addGauges(Instrumentation instrumentation, ActionRuns runs) {
    instrumentation.addVariable(
        GROUP, "copies.running", (Instrumentation.Variable<Long>) () -> (long) runs.copying());
    instrumentation.addVariable(
        GROUP, "copies.waiting", (Instrumentation.Variable<Long>) () -> (long) runs.waiting());
  }

  @Override
  public void started(ActionRun run, int incarnation) {
    count(incarnation == 1 ? "copies.started" : "copies.resumed", 1);
    check(run); // else the external status would stay WAITING until the next look
  }

  @Override
  public void retried(ActionRun run) {
    count("copies.retried", 1);
  }

  @Override
  public void completed(ActionRun run, CopyStatus status) {
    count(status.isSuccessful() ? "copies.succeeded" : "copies.failed", 1);
    count("files.copied", status.copied().files());
    count("bytes.copied", status.copied().bytes());
    check(run);
  }

  /**
   * Has Oozie ask for the action's state, as when a callback arrives, without HTTP. It waits for
   * the lock that start() holds until it is stored. The watch finds what is lost all the same.
   */
  private static void check(ActionRun run) {
    Services services = Services.get();
    if (services != null) { // it is null once the server stops
      services.get(CallableQueueService.class).queue(new ActionCheckXCommand(run.key().actionId()));
    }
  }

  @Override
  public void stopped(ActionRun run, StopCause cause) {
    if (cause == StopCause.KILLED) {
      count("copies.killed", 1);
    }
  }

  private void count(String name, long number) {
    instrumentation.incr(GROUP, name, number);
  }
}
