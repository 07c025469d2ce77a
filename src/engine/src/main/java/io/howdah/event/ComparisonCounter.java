package io.howdah.event;

import io.howdah.ComparedEntry;
import io.howdah.ComparedEntry.State;
import io.howdah.CopyEvent;
import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.Count;
import io.howdah.ErrorCode;
import io.howdah.TreeComparison;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts, from the events of a comparison, what its result says. The engine has one, and so has a
 * front end that must report a comparison before the engine returns.
 */
public final class ComparisonCounter implements CopyListener {
  private final Map<State, Tally> tallies = new EnumMap<>(State.class);
  private final Tally found = new Tally();
  private final List<ComparedEntry> differences = new ArrayList<>();
  private final List<ComparedEntry> failures = new ArrayList<>();
  private final Set<ErrorCode> failureCodes = EnumSet.noneOf(ErrorCode.class);
  private long excludedFiles;
  private long excludedDirectories;
  private long retries;

  private final CopyListener handlers =
      EventHandlers.builder()
          .on(FilePlanned.class, this::planned)
          .on(EntryExcluded.class, entry -> excluded(entry.kind()))
          .on(FileRetried.class, attempt -> retried())
          .on(EntryCompared.class, event -> compared(event.entry()))
          .build();

  @Override
  public void on(CopyEvent event) {
    handlers.on(event);
  }

  private synchronized void planned(FilePlanned file) {
    found.add(Count.of(1, file.length()), 0);
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

  private synchronized void retried() {
    retries++;
  }

  private synchronized void compared(ComparedEntry entry) {
    tallies
        .computeIfAbsent(entry.state(), state -> new Tally())
        .add(entry.files(), entry.directories());
    CopyException failure = entry.failure();
    if (failure != null) {
      failureCodes.add(failure.code());
      name(entry, failures);
    } else if (entry.state() != State.EQUAL) {
      name(entry, differences);
    }
  }

  private static void name(ComparedEntry entry, List<ComparedEntry> named) {
    if (named.size() < TreeComparison.NAMED_ENTRIES) {
      named.add(entry);
    }
  }

  /** Puts the figures into a result. */
  public synchronized void writeTo(TreeComparison.Builder result) {
    tallies.forEach((state, tally) -> result.count(state, tally.count(), tally.directories));
    result
        .found(found.count())
        .excluded(excludedFiles, excludedDirectories)
        .retries(retries)
        .differences(differences)
        .failures(failures, failureCodes);
  }

  /** Files, bytes and directories, added up. */
  private static final class Tally {
    private long files;
    private long bytes;
    private long directories;

    void add(Count more, long moreDirectories) {
      files += more.files();
      bytes += more.bytes();
      directories += moreDirectories;
    }

    Count count() {
      return Count.of(files, bytes);
    }
  }
}
