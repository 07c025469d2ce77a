package io.howdah.event;

import io.howdah.ComparedEntry;
import io.howdah.ComparedEntry.Kind;
import io.howdah.ComparedEntry.State;
import io.howdah.CopyEvent;
import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.Count;
import io.howdah.ErrorCode;
import io.howdah.Lag;
import io.howdah.TreeComparison;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
  private final LagTally behind = new LagTally();
  private long excludedFiles;
  private long excludedDirectories;
  private long retries;

  private final CopyListener handlers =
      EventHandlers.builder()
          .on(FilePlanned.class, this::planned)
          .on(EntryExcluded.class, entry -> excluded(entry.kind()))
          .on(FileRetried.class, attempt -> retried())
          .on(EntryCompared.class, event -> compared(event.entry()))
          .on(PlanCompleted.class, plan -> allFound())
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

  private synchronized void allFound() {
    behind.allFound();
  }

  private synchronized void compared(ComparedEntry entry) {
    measure(entry);
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

  private void measure(ComparedEntry entry) {
    switch (entry.state()) {
      case EQUAL:
      case UNPROVABLE:
        if (entry.changeTime() == null) {
          behind.partUnread();
        }
        break;
      case MISSING:
      case DIFFERENT:
      case FAILED:
        lacked(entry);
        break;
      case EXTRA:
        break;
    }
  }

  /** What is in a missing directory is missing on its own. Other directories were not listed. */
  private void lacked(ComparedEntry entry) {
    @Nullable Instant changeTime = entry.changeTime();
    if (changeTime != null) {
      behind.behind(entry.files().bytes(), changeTime);
    } else if (entry.kind() == Kind.FILE || entry.state() != State.MISSING) {
      behind.partUnread();
    }
  }

  private @Nullable Lag lag() {
    long compared = 0;
    for (Map.Entry<State, Tally> each : tallies.entrySet()) {
      compared += each.getKey() == State.EXTRA ? 0 : each.getValue().files;
    }
    return compared == found.files ? behind.lag() : null;
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
        .failures(failures, failureCodes)
        .lag(lag());
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
