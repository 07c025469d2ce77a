package io.howdah.agent;

import io.howdah.Cancellation;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Cancels the copy at Ctrl-C so that no incomplete files remain. After the first Ctrl-C the copy
 * has a limited time to clean up. The second one ends the process immediately.
 */
final class InterruptHandler {
  private final Signals signals;
  private final Duration patience;
  private final IntConsumer halt;
  private final AtomicInteger interrupts = new AtomicInteger();
  private final CountDownLatch disarmed = new CountDownLatch(1);

  /**
   * Creates a handler for one copy.
   *
   * @param patience the time limit for the cleanup
   * @param halt ends the process with an exit code and runs nothing else
   */
  InterruptHandler(Signals signals, Duration patience, IntConsumer halt) {
    this.signals = signals;
    this.patience = patience;
    this.halt = halt;
  }

  /**
   * Begins to handle signals.
   *
   * @param firstInterrupt informs the user that the copy will stop
   * @param lastWords runs before the process ends because the copy did not stop in time
   */
  void arm(Cancellation cancellation, Runnable firstInterrupt, Runnable lastWords) {
    signals.handle(
        () -> {
          if (interrupts.incrementAndGet() > 1) {
            halt.accept(ExitCodes.INTERRUPTED);
            return;
          }
          startTimer(lastWords);
          firstInterrupt.run();
          cancellation.cancel();
        });
  }

  private void startTimer(Runnable lastWords) {
    Thread timer = new Thread(() -> waitAndHalt(lastWords), "howdah-interrupt");
    timer.setDaemon(true);
    timer.start();
  }

  private void waitAndHalt(Runnable lastWords) {
    try {
      if (disarmed.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try {
      lastWords.run();
    } finally {
      halt.accept(ExitCodes.INTERRUPTED);
    }
  }

  /** States that the copy has ended. From now on the handler does not end the process. */
  void disarm() {
    disarmed.countDown();
  }

  /** Whether the copy was interrupted. */
  boolean isInterrupted() {
    return interrupts.get() > 0;
  }
}
