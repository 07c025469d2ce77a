package io.howdah.agent;

import io.howdah.Cancellation;
import io.howdah.ComparedEntry;
import io.howdah.ComparedEntry.Reason;
import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.CopyRequest;
import io.howdah.ErrorCode;
import io.howdah.Lag;
import io.howdah.TreeCheck;
import io.howdah.TreeComparison;
import io.howdah.event.ComparisonCounter;
import io.howdah.event.EntryCompared;
import io.howdah.event.FilePlanned;
import io.howdah.event.PlanCompleted;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Plays comparisons that end in a given way, without any cluster. */
final class FakeTreeCheck implements TreeCheck {
  static final ComparedEntry EQUAL = ComparedEntry.equal("/in/a", "/out/a", 3);
  static final ComparedEntry DIFFERENT =
      ComparedEntry.different("/in/b", "/out/b\n", 5, Reason.CONTENT);
  static final ComparedEntry EXTRA = ComparedEntry.extraFile("/out/c", 7);
  static final ComparedEntry UNPROVABLE = ComparedEntry.unprovable("/in/d", "/out/d", 9);

  private final List<ComparedEntry> entries;
  private final @Nullable CopyException error;
  private final @Nullable CountDownLatch waiting;

  private FakeTreeCheck(
      List<ComparedEntry> entries,
      @Nullable CopyException error,
      @Nullable CountDownLatch waiting) {
    this.entries = entries;
    this.error = error;
    this.waiting = waiting;
  }

  /** Finds these entries. */
  static FakeTreeCheck finding(ComparedEntry... entries) {
    return new FakeTreeCheck(List.of(entries), null, null);
  }

  /** Stops as a whole. */
  static FakeTreeCheck stoppedBy(ErrorCode code) {
    return new FakeTreeCheck(List.of(), new CopyException(code, "It is " + code + "."), null);
  }

  /** Finds one equal file, and then waits to be cancelled. */
  static FakeTreeCheck untilCancelled(CountDownLatch started) {
    return new FakeTreeCheck(
        List.of(EQUAL), new CopyException(ErrorCode.CANCELLED, "It was cancelled."), started);
  }

  /** An entry that could not be compared. */
  static ComparedEntry failed(ErrorCode code) {
    return ComparedEntry.failed(
        "/in/" + code, "/out/" + code, 1, new CopyException(code, "It is " + code + "."));
  }

  @Override
  public TreeComparison compare(
      CopyRequest request, CopyListener listener, Cancellation cancellation) {
    return result(request, listener, cancellation).build();
  }

  private TreeComparison.Builder result(
      CopyRequest request, CopyListener listener, Cancellation cancellation) {
    ComparisonCounter counter = new ComparisonCounter();
    CopyListener both = counter.andThen(listener);
    for (ComparedEntry entry : entries) {
      String source = entry.source();
      if (source != null) {
        both.on(FilePlanned.of(source, entry.files().bytes()));
      }
      both.on(EntryCompared.of(entry));
    }
    if (error == null) {
      both.on(PlanCompleted.of());
    }
    awaitCancellation(cancellation);
    TreeComparison.Builder result = TreeComparison.builder(request, FakeEngine.START);
    counter.writeTo(result);
    return result.error(error).endTime(FakeEngine.START.plusMillis(1500));
  }

  @Override
  public TreeComparison measureLag(
      CopyRequest request, CopyListener listener, Cancellation cancellation) {
    return result(request, listener, cancellation).lagBasis(Lag.Basis.LEDGER, null).build();
  }

  /** Shows the path of the report by a file that is missing. */
  @Override
  public TreeComparison compareWithReport(
      CopyRequest request, CopyListener listener, Cancellation cancellation) {
    return finding(
            ComparedEntry.missingFile(
                request.source().path(), request.destination().path(), entries.size()))
        .compare(request, listener, cancellation);
  }

  private void awaitCancellation(Cancellation cancellation) {
    if (waiting == null) {
      return;
    }
    CountDownLatch cancelled = new CountDownLatch(1);
    cancellation.onCancel(cancelled::countDown);
    waiting.countDown();
    try {
      cancelled.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("Interrupted.", e);
    }
  }

  @Override
  public void close() {}
}
