package io.howdah.engine;

import io.howdah.CopyException;
import io.howdah.plan.CopyTask;
import io.howdah.transfer.StagedFile;
import io.howdah.transfer.TransferSink;

/** Passes the end of each transfer on, with the true reason where the whole copy has stopped. */
final class RunSink implements TransferSink {
  private final TransferSink next;
  private final StopReason stopReason;

  RunSink(TransferSink next, StopReason stopReason) {
    this.next = next;
    this.stopReason = stopReason;
  }

  @Override
  public void staged(StagedFile file) {
    next.staged(file);
  }

  @Override
  public void skipped(CopyTask task) {
    next.skipped(task);
  }

  @Override
  public void publishedEarlier(CopyTask task) {
    next.publishedEarlier(task);
  }

  @Override
  public void planned(CopyTask task) {
    next.planned(task);
  }

  @Override
  public void failed(CopyTask task, CopyException cause) {
    next.failed(task, stopReason.explain(cause));
  }
}
