package io.howdah.oozie.run;

import io.howdah.CopyStatus;
import io.howdah.TreeComparison;

/** Ignores the events of runs. */
class Unheard implements RunListener, RunLog {
  @Override
  public void started(ActionRun run, int incarnation) {}

  @Override
  public void retried(ActionRun run) {}

  @Override
  public void completed(ActionRun run, CopyStatus status) {}

  @Override
  public void compared(ActionRun run, TreeComparison comparison) {}

  @Override
  public void stopped(ActionRun run, StopCause cause) {}

  @Override
  public void info(String line) {}

  @Override
  public void warn(String line) {}
}
