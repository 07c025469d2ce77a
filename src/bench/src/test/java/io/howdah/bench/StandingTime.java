package io.howdah.bench;

import java.util.ArrayList;
import java.util.List;

/** A time that goes on only when it is told to. */
final class StandingTime implements Ticker {
  private long nanos;
  private boolean over;
  private final List<Long> awaited = new ArrayList<>();

  @Override
  public synchronized long nanos() {
    return nanos;
  }

  @Override
  public synchronized void sleepUntil(long until) throws InterruptedException {
    awaited.add(until);
    while (nanos < until && !over) {
      wait();
    }
  }

  synchronized void advanceTo(long until) {
    nanos = until;
    notifyAll();
  }

  /** Lets nobody wait any more. */
  synchronized void end() {
    over = true;
    notifyAll();
  }

  /** Until when somebody wanted to wait, in order. */
  synchronized List<Long> awaited() {
    return List.copyOf(awaited);
  }
}
