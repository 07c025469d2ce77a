package io.howdah.transfer;

import io.howdah.Cancellation;
import io.howdah.CopyListener;
import io.howdah.CopyOptions;
import io.howdah.CopyRequest;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.plan.RunHistory;

/** What all files of one copy have in common on their way. */
public final class TransferContext {
  private final RemoteFileSystem source;
  private final RemoteFileSystem destination;
  private final CopyRequest request;
  private final RunHistory history;
  private final Cancellation cancellation;
  private final CopyListener listener;
  private final RetrySchedule retrySchedule;
  private final PartBuffers partBuffers;

  public TransferContext(
      RemoteFileSystem source,
      RemoteFileSystem destination,
      CopyRequest request,
      RunHistory history,
      Cancellation cancellation,
      CopyListener listener,
      RetrySchedule retrySchedule) {
    this.source = source;
    this.destination = destination;
    this.request = request;
    this.history = history;
    this.cancellation = cancellation;
    this.listener = listener;
    this.retrySchedule = retrySchedule;
    this.partBuffers = new PartBuffers(request.options().partSize());
  }

  RemoteFileSystem source() {
    return source;
  }

  RemoteFileSystem destination() {
    return destination;
  }

  CopyOptions options() {
    return request.options();
  }

  CopyRequest request() {
    return request;
  }

  RunHistory history() {
    return history;
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

  PartBuffers partBuffers() {
    return partBuffers;
  }
}
