package io.howdah.front.progress;

import io.howdah.ComparedEntry;
import io.howdah.CopyEvent;
import io.howdah.CopyListener;
import io.howdah.FileResult;
import io.howdah.event.BytesCopied;
import io.howdah.event.EntryCompared;
import io.howdah.event.EventHandlers;
import io.howdah.event.FileDelayed;
import io.howdah.event.FileFinished;
import io.howdah.event.FilePlanned;
import io.howdah.event.FileRetried;
import io.howdah.event.FileStarted;
import io.howdah.event.PlanCompleted;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Counts the events of a copy and computes its progress at any time. When a file ends, its length
 * replaces the bytes reported so far. So retries, failures and skipped files cause no error in the
 * sum.
 */
public final class ProgressMeter implements CopyListener {
  /**
   * The cost of a file besides its bytes, expressed in bytes. With it a tree of empty files also
   * makes progress, and the last empty files of a large tree do not vanish behind "100 %".
   */
  private static final long BYTES_PER_FILE = 256 << 10;

  private static final long LONGEST_SECONDS = TimeUnit.DAYS.toSeconds(365);

  private final Clock clock;
  private final LongAdder filesPlanned = new LongAdder();
  private final LongAdder bytesPlanned = new LongAdder();
  private final LongAdder filesCopied = new LongAdder();
  private final LongAdder filesSkipped = new LongAdder();
  private final LongAdder filesFailed = new LongAdder();
  private final LongAdder filesDone = new LongAdder();
  private final LongAdder bytesSettled = new LongAdder();
  private final LongAdder bytesMoved = new LongAdder();
  private final LongAdder retries = new LongAdder();
  private final Map<String, LongAdder> underWay = new ConcurrentHashMap<>();
  private final Delays delays;
  private final SmoothedRate speed;
  private final SmoothedRate effortRate;
  private volatile boolean planComplete;

  private final CopyListener handlers =
      EventHandlers.builder()
          .on(FilePlanned.class, this::planned)
          .on(PlanCompleted.class, event -> planComplete = true)
          .on(FileStarted.class, file -> underWay.put(file.source(), new LongAdder()))
          .on(BytesCopied.class, this::moved)
          .on(FileRetried.class, attempt -> retries.increment())
          .on(FileDelayed.class, this::delayed)
          .on(FileFinished.class, file -> finished(file.result()))
          .on(EntryCompared.class, event -> compared(event.entry()))
          .build();

  /** Creates the meter of a copy that begins now. */
  public ProgressMeter(Clock clock) {
    this.clock = clock;
    delays = new Delays(clock);
    speed = new SmoothedRate(clock.millis());
    effortRate = new SmoothedRate(clock.millis());
  }

  @Override
  public void on(CopyEvent event) {
    handlers.on(event);
  }

  private void planned(FilePlanned file) {
    bytesPlanned.add(file.length());
    filesPlanned.increment();
  }

  private void moved(BytesCopied moved) {
    bytesMoved.add(moved.bytes());
    if (moved.bytes() > 0) {
      delays.ended(moved.source());
    }
    LongAdder reported = underWay.get(moved.source());
    if (reported != null) {
      reported.add(moved.bytes());
    }
  }

  private void delayed(FileDelayed file) {
    delays.add(file.source(), file.cause().code());
  }

  private void finished(FileResult result) {
    delays.ended(result.source());
    underWay.remove(result.source());
    bytesSettled.add(result.length());
    switch (result.outcome()) {
      case COPIED:
        filesCopied.increment();
        break;
      case SKIPPED:
        filesSkipped.increment();
        break;
      case FAILED:
        filesFailed.increment();
        break;
      case PLANNED:
      case POSTPONED:
        break;
    }
    filesDone.increment();
  }

  /** Only files of the source and directories that fail are planned, so only those are done. */
  private void compared(ComparedEntry entry) {
    String source = entry.source();
    boolean isFailed = entry.state() == ComparedEntry.State.FAILED;
    if (source == null || (entry.kind() == ComparedEntry.Kind.DIRECTORY && !isFailed)) {
      return;
    }
    delays.ended(source);
    bytesSettled.add(entry.files().bytes());
    if (isFailed) {
      filesFailed.increment();
    }
    filesDone.increment();
  }

  /** The progress at this moment. */
  public synchronized Progress progress() {
    boolean complete = planComplete;
    long moved = bytesMoved.sum();
    // Read the finished files before the planned ones: a file is planned before it is finished.
    long done = filesDone.sum();
    long settled = bytesSettled.sum();
    for (LongAdder reported : underWay.values()) {
      settled += Math.max(0, reported.sum());
    }
    long files = Math.max(done, filesPlanned.sum());
    long bytes = bytesPlanned.sum();
    long bytesDone = Math.min(settled, bytes);

    double effort = (double) files * BYTES_PER_FILE + bytes;
    double effortDone = (double) done * BYTES_PER_FILE + bytesDone;
    long now = clock.millis();
    double effortPerSecond = effortRate.at(now, (long) effortDone);
    boolean finished = complete && done == files;

    Progress.Builder progress =
        Progress.builder()
            .filesPlanned(files)
            .filesCopied(filesCopied.sum())
            .filesSkipped(filesSkipped.sum())
            .filesFailed(filesFailed.sum())
            .filesDone(done)
            .bytesPlanned(bytes)
            .bytesDone(bytesDone)
            .retries(retries.sum())
            .delay(delays.longest())
            .percent(finished ? 100 : percent(effortDone, effort))
            .bytesPerSecond(speed.at(now, moved));
    if (!complete) {
      return progress.build();
    }
    return progress
        .planComplete()
        .remaining(finished ? Duration.ZERO : remaining(effort - effortDone, effortPerSecond))
        .build();
  }

  private static int percent(double done, double all) {
    return all == 0 ? 0 : (int) Math.min(99, 100 * done / all);
  }

  private static @Nullable Duration remaining(double effort, double effortPerSecond) {
    double seconds = Math.max(0, effort) / effortPerSecond;
    // The estimate of a copy that stands still is almost infinite, so it is not shown.
    return seconds <= LONGEST_SECONDS ? Duration.ofMillis((long) (seconds * 1000)) : null;
  }
}
