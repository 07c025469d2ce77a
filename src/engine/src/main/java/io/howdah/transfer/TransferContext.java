package io.howdah.transfer;

import io.howdah.Cancellation;
import io.howdah.CopyListener;
import io.howdah.CopyOptions;
import io.howdah.fs.RemoteFileSystem;

/** What all files of one copy have in common on their way. */
public final class TransferContext {
  private final RemoteFileSystem source;
  private final RemoteFileSystem destination;
  private final CopyOptions options;
  private final String runId;
  private final Cancellation cancellation;
  private final CopyListener listener;
  private final RetrySchedule retrySchedule;

  public TransferContext(
      RemoteFileSystem source,
      RemoteFileSystem destination,
      CopyOptions options,
      String runId,
      Cancellation cancellation,
      CopyListener listener,
      RetrySchedule retrySchedule) {
    this.source = source;
    this.destination = destination;
    this.options = options;
    this.runId = runId;
    this.cancellation = cancellation;
    this.listener = listener;
    this.retrySchedule = retrySchedule;
  }

  RemoteFileSystem source() {
    return source;
  }

  RemoteFileSystem destination() {
    return destination;
  }

  CopyOptions options() {
    return options;
  }

  String runId() {
    return runId;
  }

  Cancellation cancellation() {
    return cancellation;
  }

  CopyListener listener() {
    return listener;
  }

  RetrySchedule retrySchedule() {
    return retrySchedule;
  }
}
