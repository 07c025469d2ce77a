package io.howdah.fs.webhdfs;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.webhdfs.response.RequestFailure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.hc.core5.concurrent.Cancellable;
import org.jspecify.annotations.Nullable;

/** The transfers that are under way, so that all of them can be broken off at once. */
final class RunningTransfers {
  private final Set<Cancellable> running = new HashSet<>();
  private boolean aborted;

  /**
   * Takes a transfer in before its request is sent.
   *
   * @throws CopyException {@link ErrorCode#CANCELLED} where none may begin any more
   */
  synchronized Transfer begin(Cancellable request) throws CopyException {
    if (aborted) {
      throw cancelled(null);
    }
    running.add(request);
    return new Transfer(request);
  }

  private synchronized void end(Cancellable request) {
    running.remove(request);
  }

  synchronized boolean isAborted() {
    return aborted;
  }

  void check() throws CopyException {
    if (isAborted()) {
      throw cancelled(null);
    }
  }

  /**
   * The failure of one request of a transfer.
   *
   * @throws CopyException {@link ErrorCode#CANCELLED} where the transfer was broken off on purpose
   */
  RequestFailure explain(RequestFailure failure) throws CopyException {
    if (isAborted()) {
      throw cancelled(failure.reason());
    }
    return failure;
  }

  /** The failure of a transfer, which is no failure where it was broken off on purpose. */
  CopyException explain(CopyException failure) {
    return isAborted() ? cancelled(failure) : failure;
  }

  void abort() {
    List<Cancellable> all;
    synchronized (this) {
      aborted = true;
      all = new ArrayList<>(running);
      running.clear();
    }
    all.forEach(Cancellable::cancel);
  }

  private static CopyException cancelled(@Nullable Throwable cause) {
    return new CopyException(ErrorCode.CANCELLED, "The transfer was broken off.", cause);
  }

  /** One transfer that is under way. */
  final class Transfer {
    private final Cancellable request;

    private Transfer(Cancellable request) {
      this.request = request;
    }

    void end() {
      RunningTransfers.this.end(request);
    }

    /** Ends it before all bytes have been moved. */
    void breakOff() {
      end();
      request.cancel();
    }

    /** Its failure, which is none where all transfers were broken off on purpose. */
    CopyException explain(CopyException failure) {
      return RunningTransfers.this.explain(failure);
    }
  }
}
