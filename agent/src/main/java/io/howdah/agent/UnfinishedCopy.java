package io.howdah.agent;

import io.howdah.CopyEvent;
import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.CopyRequest;
import io.howdah.CopyStatus;
import io.howdah.CopyStatus.Count;
import io.howdah.FileResult;
import io.howdah.Verdict;
import io.howdah.event.EventHandlers;
import io.howdah.event.FileFinished;
import io.howdah.event.FilePlanned;
import io.howdah.event.FileRetried;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Knows what to report of a copy that gives no status of its own: one that never began, broke, or
 * did not stop when it was told to.
 */
final class UnfinishedCopy implements CopyListener {
  private final CopyRequest request;
  private final Clock clock;
  private final Instant startTime;
  private final Map<FileResult.Outcome, Count> counts = new EnumMap<>(FileResult.Outcome.class);
  private final List<FileResult> failures = new ArrayList<>();
  private Count expected = Count.of(0, 0);
  private long verifiedFiles;
  private long readTwiceFiles;
  private long retries;

  private final CopyListener handlers =
      EventHandlers.builder()
          .on(FilePlanned.class, this::planned)
          .on(FileRetried.class, attempt -> retried())
          .on(FileFinished.class, file -> finished(file.result()))
          .build();

  /** A copy that begins now. */
  UnfinishedCopy(CopyRequest request, Clock clock) {
    this.request = request;
    this.clock = clock;
    startTime = clock.instant();
  }

  @Override
  public void on(CopyEvent event) {
    handlers.on(event);
  }

  private synchronized void planned(FilePlanned file) {
    expected = plus(expected, file.length());
  }

  private synchronized void retried() {
    retries++;
  }

  private synchronized void finished(FileResult result) {
    counts.put(result.outcome(), plus(count(result.outcome()), result.length()));
    if (result.outcome() == FileResult.Outcome.COPIED && result.verdict() == Verdict.VERIFIED) {
      verifiedFiles++;
    }
    if (result.outcome() == FileResult.Outcome.COPIED && result.verdict() == Verdict.READ_TWICE) {
      readTwiceFiles++;
    }
    if (result.outcome() == FileResult.Outcome.FAILED
        && failures.size() < CopyStatus.NAMED_FAILURES) {
      failures.add(result);
    }
  }

  /** What was done until now, and what ended it. */
  synchronized CopyStatus endedBy(CopyException error) {
    Count copied = count(FileResult.Outcome.COPIED);
    return CopyStatus.builder(request, startTime)
        .endTime(clock.instant())
        .expected(expected)
        .copied(copied)
        .skipped(count(FileResult.Outcome.SKIPPED))
        .failed(count(FileResult.Outcome.FAILED))
        .verifiedFiles(verifiedFiles)
        .unverifiableFiles(copied.files() - verifiedFiles)
        .readTwiceFiles(readTwiceFiles)
        .retries(retries)
        .failures(failures)
        .error(error)
        .build();
  }

  private Count count(FileResult.Outcome outcome) {
    return counts.getOrDefault(outcome, Count.of(0, 0));
  }

  private static Count plus(Count count, long length) {
    return Count.of(count.files() + 1, count.bytes() + length);
  }
}
