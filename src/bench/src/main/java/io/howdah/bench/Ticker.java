package io.howdah.bench;

import java.util.concurrent.locks.LockSupport;

/** The time that delays go by. */
interface Ticker {
  /** The system's, in steps well below a millisecond. */
  Ticker SYSTEM =
      new Ticker() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public void sleepUntil(long nanos) throws InterruptedException {
          for (long left = nanos - nanos(); left > 0; left = nanos - nanos()) {
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) {
              throw new InterruptedException();
            }
          }
        }
      };

  /** Like {@link System#nanoTime}. */
  long nanos();

  /** Returns when {@link #nanos} has reached a value. */
  void sleepUntil(long nanos) throws InterruptedException;
}
