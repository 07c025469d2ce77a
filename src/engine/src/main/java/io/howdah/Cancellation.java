package io.howdah;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Lets one thread cancel the copy of another thread. A cancellation is final. */
public final class Cancellation {
  private final List<Runnable> actions = new ArrayList<>();
  private boolean cancelled;

  /** Cancels the copy. The copy cleans up, which takes seconds, and then returns its status. */
  public void cancel() {
    List<Runnable> due;
    synchronized (this) {
      cancelled = true;
      notifyAll();
      due = new ArrayList<>(actions);
      actions.clear();
    }
    due.forEach(Runnable::run);
  }

  public synchronized boolean isCancelled() {
    return cancelled;
  }

  /**
   * Throws where the copy was cancelled.
   *
   * @throws CopyException {@link ErrorCode#CANCELLED}
   */
  public void check() throws CopyException {
    if (isCancelled()) {
      throw new CopyException(ErrorCode.CANCELLED, "The copy was cancelled.");
    }
  }

  /**
   * Waits for this duration, or until the copy is cancelled.
   *
   * @throws CopyException {@link ErrorCode#CANCELLED}
   */
  public synchronized void pause(Duration duration) throws CopyException, InterruptedException {
    long end = System.nanoTime() + duration.toNanos();
    for (long left = duration.toNanos(); left > 0 && !cancelled; left = end - System.nanoTime()) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    check();
  }

  /**
   * Runs {@code action} once when the copy is cancelled, or immediately where it is cancelled
   * already. The action must not block and must not throw.
   */
  public void onCancel(Runnable action) {
    synchronized (this) {
      if (!cancelled) {
        actions.add(action);
        return;
      }
    }
    action.run();
  }
}
