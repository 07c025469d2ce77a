package io.howdah.oozie.run;

import io.howdah.Cancellation;
import io.howdah.ComparedEntry.State;
import io.howdah.CopyEngine;
import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.CopyRequest;
import io.howdah.CopyStatus;
import io.howdah.Count;
import io.howdah.RunJournal;
import io.howdah.TreeCheck;
import io.howdah.TreeComparison;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Copies and checks that do nothing until the test ends them. */
final class WaitingEngines implements EngineFactory {
  private static final Clock CLOCK = Clock.systemUTC();

  private final List<Integer> incarnations = new CopyOnWriteArrayList<>();
  private final Semaphore begun = new Semaphore(0);
  private final CountDownLatch mayEnd = new CountDownLatch(1);

  @Nullable private volatile CopyException failure;

  /** The incarnations of the runs that have begun. */
  List<Integer> incarnations() {
    return incarnations;
  }

  /** A permit for each run that has begun. */
  Semaphore begun() {
    return begun;
  }

  /** Lets all runs end. */
  CountDownLatch mayEnd() {
    return mayEnd;
  }

  /** Stops the next runs with this failure; null for none. */
  void failure(@Nullable CopyException next) {
    failure = next;
  }

  @Override
  public CopyEngine open(String user, CopyOrder order) {
    return new WaitingEngine();
  }

  @Override
  public TreeCheck openCheck(String user, CopyOrder order) {
    return new WaitingCheck();
  }

  private void await(CopyRequest request) {
    incarnations.add(request.incarnation());
    begun.release();
    try {
      mayEnd.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Copies nothing. */
  private final class WaitingEngine implements CopyEngine {
    @Override
    public CopyStatus copy(
        CopyRequest request, CopyListener listener, Cancellation cancellation, RunJournal journal) {
      await(request);
      return CopyStatus.builder(request, CLOCK.instant())
          .error(failure)
          .endTime(CLOCK.instant())
          .build();
    }

    @Override
    public void close() {}
  }

  /** Finds one missing file. */
  private final class WaitingCheck implements TreeCheck {
    @Override
    public TreeComparison compare(
        CopyRequest request, CopyListener listener, Cancellation cancellation) {
      await(request);
      return TreeComparison.builder(request, CLOCK.instant())
          .count(State.MISSING, Count.of(1, 10), 0)
          .error(failure)
          .endTime(CLOCK.instant())
          .build();
    }

    @Override
    public TreeComparison compareWithReport(
        CopyRequest request, CopyListener listener, Cancellation cancellation) {
      throw new UnsupportedOperationException("No action compares with a report.");
    }

    @Override
    public TreeComparison measureLag(
        CopyRequest request, CopyListener listener, Cancellation cancellation) {
      throw new UnsupportedOperationException("No action only measures a lag.");
    }

    @Override
    public void close() {}
  }
}
