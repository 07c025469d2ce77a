package io.howdah.oozie.run;

import io.howdah.CopyException;
import io.howdah.CopyStatus;
import io.howdah.oozie.state.RunResult;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** The end of a copy. */
final class CopyEnd implements RunEnd {
  private final CopyStatus status;

  CopyEnd(CopyStatus status) {
    this.status = status;
  }

  @Override
  public boolean isSuccessful() {
    return status.isSuccessful();
  }

  @Override
  public @Nullable CopyException error() {
    return status.error();
  }

  @Override
  public boolean isPassing() {
    return Outcome.isPassing(status);
  }

  @Override
  public String sentence() {
    return Outcome.sentence(status);
  }

  @Override
  public String[] names() {
    return Outcome.names(status);
  }

  @Override
  public String line() {
    return Outcome.end(status);
  }

  @Override
  public RunResult result(ZoneId zone) {
    return Outcome.of(status, zone);
  }

  @Override
  public void tell(RunListener listener, ActionRun run) {
    listener.completed(run, status);
  }
}
