package io.howdah.event;

import io.howdah.CopyEvent;
import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.CopyStatus;
import io.howdah.Count;
import io.howdah.ErrorCode;
import io.howdah.FileAttribute;
import io.howdah.FileResult;
import io.howdah.Lag;
import io.howdah.PartitionResult;
import io.howdah.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts, from the events of a copy, what its status says. The engine has one, and so has a front
 * end that must report a copy before the engine returns.
 */
public final class StatusCounter implements CopyListener {
  private final Tally planned = new Tally();
  private final Tally copied = new Tally();
  private final Tally skipped = new Tally();
  private final Tally failed = new Tally();
  private final Tally postponed = new Tally();
  private final Tally deleted = new Tally();
  private final Tally toCopy = new Tally();
  private final Tally toDelete = new Tally();
  private final List<FileResult> failures = new ArrayList<>();
  private final Set<ErrorCode> furtherCodes = EnumSet.noneOf(ErrorCode.class);
  private final LagTally behind = new LagTally();
  private final List<String> notes = new ArrayList<>();
  private final PartitionCounter partitions = new PartitionCounter();
  private final Map<FileAttribute, Long> lostAttributes = new EnumMap<>(FileAttribute.class);
  private long excludedFiles;
  private long excludedDirectories;
  private long deletedDirectories;
  private long directoriesToDelete;
  private long finished;
  private long verified;
  private long unverifiable;
  private long readTwice;
  private long retries;

  private final CopyListener handlers =
      EventHandlers.builder()
          .on(FilePlanned.class, this::planned)
          .on(EntryExcluded.class, entry -> excluded(entry.kind()))
          .on(EntryDeleted.class, this::deleted)
          .on(DirectoryReplaced.class, this::replaced)
          .on(AttributeLost.class, loss -> lost(loss.attribute()))
          .on(FileRetried.class, attempt -> retried())
          .on(FileFinished.class, finished -> finished(finished.result()))
          .on(PartitionFinished.class, partition -> finished(partition.result()))
          .on(TableFormatFound.class, format -> noted(format.sentence()))
          .on(SourceUnread.class, part -> partUnread())
          .on(PlanCompleted.class, plan -> allFound())
          .build();

  @Override
  public void on(CopyEvent event) {
    handlers.on(event);
  }

  private synchronized void planned(FilePlanned file) {
    planned.add(file.length());
  }

  private synchronized void excluded(EntryExcluded.Kind kind) {
    switch (kind) {
      case FILE:
        excludedFiles++;
        break;
      case DIRECTORY:
        excludedDirectories++;
        break;
    }
  }

  private synchronized void deleted(EntryDeleted entry) {
    Tally tally = entry.isPlanned() ? toDelete : deleted;
    tally.files += entry.files().files();
    tally.bytes += entry.files().bytes();
    if (entry.isPlanned()) {
      directoriesToDelete += entry.directories();
    } else {
      deletedDirectories += entry.directories();
    }
  }

  private synchronized void replaced(DirectoryReplaced directory) {
    Tally tally = directory.isPlanned() ? toDelete : deleted;
    tally.files += directory.extra().files();
    tally.bytes += directory.extra().bytes();
    if (directory.isPlanned()) {
      directoriesToDelete += directory.extraDirectories();
    } else {
      deletedDirectories += directory.extraDirectories();
    }
  }

  private synchronized void lost(FileAttribute attribute) {
    lostAttributes.merge(attribute, 1L, Long::sum);
  }

  private synchronized void noted(String sentence) {
    notes.add(sentence);
  }

  private synchronized void finished(PartitionResult partition) {
    partitions.add(partition);
  }

  private synchronized void retried() {
    retries++;
  }

  private synchronized void partUnread() {
    behind.partUnread();
  }

  private synchronized void allFound() {
    behind.allFound();
  }

  private synchronized void finished(FileResult result) {
    finished++;
    switch (result.outcome()) {
      case COPIED:
        copied.add(result.length());
        if (result.verdict() == Verdict.VERIFIED) {
          verified++;
        } else {
          unverifiable++;
        }
        if (result.verdict() == Verdict.READ_TWICE) {
          readTwice++;
        }
        break;
      case SKIPPED:
        skipped.add(result.length());
        break;
      case FAILED:
        failed(result);
        behind(result);
        break;
      case PLANNED:
        toCopy.add(result.length());
        behind(result);
        break;
      case POSTPONED:
        postponed.add(result.length());
        behind(result);
        break;
    }
  }

  /** A directory whose last steps failed has no time: its files are counted on their own. */
  private void behind(FileResult result) {
    @Nullable Instant changeTime = result.changeTime();
    if (changeTime != null) {
      behind.behind(result.length(), changeTime);
    }
  }

  private void failed(FileResult result) {
    CopyException failure = result.failure();
    failed.add(result.length());
    if (failures.size() < CopyStatus.NAMED_FAILURES) {
      failures.add(result);
    } else if (failure != null) {
      furtherCodes.add(failure.code());
    }
  }

  /** Files that were planned less those that ended: 0 at the end, unless there is a defect. */
  public synchronized long unaccounted() {
    return planned.files - finished;
  }

  /** Whether a file or a directory failed. */
  public synchronized boolean hasFailures() {
    return failed.files > 0;
  }

  /** Files that were planned. */
  public synchronized long expected() {
    return planned.files;
  }

  /** Files that ended. */
  public synchronized long finished() {
    return finished;
  }

  private @Nullable Lag lag() {
    return unaccounted() == 0 ? behind.lag() : null;
  }

  /** Puts the figures into a status. */
  public synchronized void writeTo(CopyStatus.Builder status) {
    status
        .expected(planned.count())
        .copied(copied.count())
        .skipped(skipped.count())
        .failed(failed.count())
        .postponed(postponed.count())
        .deleted(deleted.count())
        .toCopy(toCopy.count())
        .toDelete(toDelete.count())
        .deletedDirectories(deletedDirectories)
        .directoriesToDelete(directoriesToDelete)
        .excludedFiles(excludedFiles)
        .excludedDirectories(excludedDirectories)
        .verifiedFiles(verified)
        .unverifiableFiles(unverifiable)
        .readTwiceFiles(readTwice)
        .retries(retries)
        .lostAttributes(lostAttributes)
        .failures(failures)
        .furtherCodes(furtherCodes)
        .notes(notes)
        .partitions(partitions.status())
        .lag(lag());
  }

  /** Files and bytes, added up. */
  private static final class Tally {
    private long files;
    private long bytes;

    void add(long length) {
      files++;
      bytes += length;
    }

    Count count() {
      return Count.of(files, bytes);
    }
  }
}
