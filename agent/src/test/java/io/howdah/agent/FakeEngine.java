package io.howdah.agent;

import io.howdah.Cancellation;
import io.howdah.CopyEngine;
import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.CopyRequest;
import io.howdah.CopyStatus;
import io.howdah.Count;
import io.howdah.ErrorCode;
import io.howdah.FileResult;
import io.howdah.RunJournal;
import io.howdah.Verdict;
import io.howdah.event.BytesCopied;
import io.howdah.event.FileFinished;
import io.howdah.event.FilePlanned;
import io.howdah.event.FileStarted;
import io.howdah.event.PlanCompleted;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Plays copies that end in a given way, without any cluster. */
final class FakeEngine implements CopyEngine {
  /** What one copy does. */
  interface Play {
    CopyStatus run(CopyRequest request, CopyListener listener, Cancellation cancellation);
  }

  static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  private final Play play;

  FakeEngine(Play play) {
    this.play = play;
  }

  /** Copies one file of 3 bytes and skips one of 5. */
  static CopyStatus succeed(CopyRequest request, CopyListener listener, Cancellation cancellation) {
    listener.on(FilePlanned.of("/in/a", 3));
    listener.on(FilePlanned.of("/in/b", 5));
    listener.on(PlanCompleted.of());
    listener.on(FileStarted.of("/in/a", 3));
    listener.on(BytesCopied.of("/in/a", 3));
    listener.on(FileFinished.of(FileResult.copied("/in/a", "/out/a", 3, Verdict.VERIFIED)));
    listener.on(FileFinished.of(FileResult.skipped("/in/b", "/out/b", 5, Verdict.VERIFIED)));
    return CopyStatus.builder(request, START)
        .endTime(START.plusMillis(1500))
        .expected(Count.of(2, 8))
        .copied(Count.of(1, 3))
        .skipped(Count.of(1, 5))
        .verifiedFiles(1)
        .build();
  }

  /** Skips one file of 5 bytes, which is all there is. */
  static CopyStatus skip(CopyRequest request, CopyListener listener, Cancellation cancellation) {
    listener.on(FilePlanned.of("/in/b", 5));
    listener.on(PlanCompleted.of());
    listener.on(FileFinished.of(FileResult.skipped("/in/b", "/out/b", 5, Verdict.VERIFIED)));
    return CopyStatus.builder(request, START)
        .expected(Count.of(1, 5))
        .skipped(Count.of(1, 5))
        .build();
  }

  /** Ends with files that failed for these reasons. */
  static Play failFiles(ErrorCode... reasons) {
    return (request, listener, cancellation) -> {
      List<FileResult> failures =
          Arrays.stream(reasons)
              .map(
                  reason ->
                      FileResult.failed(
                          "/in/" + reason,
                          "/out/" + reason,
                          1,
                          new CopyException(reason, "It is " + reason + ".")))
              .toList();
      failures.forEach(failure -> listener.on(FileFinished.of(failure)));
      return CopyStatus.builder(request, START)
          .expected(Count.of(10, 10))
          .failed(Count.of(failures.size(), failures.size()))
          .failures(failures)
          .build();
    };
  }

  /** Stops as a whole. */
  static Play stop(ErrorCode reason, String message) {
    return (request, listener, cancellation) ->
        CopyStatus.builder(request, START).error(new CopyException(reason, message)).build();
  }

  /** Copies a file, and then waits to be cancelled, as a good engine does. */
  static Play untilCancelled(CountDownLatch started) {
    return (request, listener, cancellation) -> {
      listener.on(FilePlanned.of("/in/a", 3));
      listener.on(FileFinished.of(FileResult.copied("/in/a", "/out/a", 3, Verdict.VERIFIED)));
      CountDownLatch cancelled = new CountDownLatch(1);
      cancellation.onCancel(cancelled::countDown);
      started.countDown();
      await(cancelled);
      return CopyStatus.builder(request, START)
          .expected(Count.of(1, 3))
          .copied(Count.of(1, 3))
          .error(new CopyException(ErrorCode.CANCELLED, "The copy was cancelled."))
          .build();
    };
  }

  /** Copies a file, and then never ends. */
  static Play forEver(CountDownLatch started) {
    return (request, listener, cancellation) -> {
      listener.on(FilePlanned.of("/in/a", 3));
      listener.on(FileFinished.of(FileResult.copied("/in/a", "/out/a", 3, Verdict.VERIFIED)));
      started.countDown();
      await(new CountDownLatch(1));
      throw new AssertionError("Unreachable");
    };
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("Interrupted.", e);
    }
  }

  @Override
  public CopyStatus copy(
      CopyRequest request, CopyListener listener, Cancellation cancellation, RunJournal journal) {
    return play.run(request, listener, cancellation);
  }

  @Override
  public void close() {}
}
