package io.howdah.temporary;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.FileAttribute;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.FileSystemTraits.Checksums;
import io.howdah.fs.RemoteFileSystem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The temporary files of other runs that this copy has come across. At the end those of dead runs
 * are deleted, and the others that are still there are named.
 *
 * <p>A run counts as dead where all of its files that were seen were begun, as their names say, and
 * last changed more than {@link #AGE} ago, by the destination's clock. A file is deleted only where
 * it has not changed since it was seen and nothing writes to it. Files that a rename has moved
 * aside may be the only ones of their content and are never deleted. Safe for use by many threads.
 */
public final class ForeignFiles {
  /** Longer than any attempt at one file should take. */
  static final Duration AGE = Duration.ofDays(7);

  /** Each takes a few requests at the end of the copy; the next copy deals with the others. */
  static final int MOST_REMEMBERED = 1_000;

  /**
   * Unreadable files, such as those without a live replica, after which no more are deleted. Each
   * takes the time in which failed requests are repeated.
   */
  private static final int MOST_UNREADABLE = 3;

  private final RemoteFileSystem destination;
  private final DestinationClock clock;
  private final DirectoryTimes times;
  private final boolean keepsTimes;
  private final Map<FilePath, FileStatus> remembered = new LinkedHashMap<>();
  private final Map<String, Instant> lastSigns = new HashMap<>();
  private long others;
  private int unreadable;

  /** No files yet. */
  public ForeignFiles(
      RemoteFileSystem destination, TemporaryFiles temporaries, TemporaryNames names) {
    this.destination = destination;
    this.clock = new DestinationClock(destination, temporaries, names);
    this.times = new DirectoryTimes(destination);
    this.keepsTimes = names.run().options().preserve().contains(FileAttribute.TIMES);
  }

  /** Takes note of a temporary file of another run. */
  public synchronized void notice(FileStatus file) {
    String run = TemporaryName.run(file.name()).orElse("");
    if (lastSigns.size() < MOST_REMEMBERED || lastSigns.containsKey(run)) {
      lastSigns.merge(run, lastSign(file), (one, other) -> one.isAfter(other) ? one : other);
    }
    if (remembered.size() < MOST_REMEMBERED && lastSigns.containsKey(run)) {
      remembered.put(file.path(), file);
    } else {
      others++;
    }
  }

  /**
   * When its run was alive for certain; a name that does not tell its time may be of a living run.
   */
  private static Instant lastSign(FileStatus file) {
    Instant begun = TemporaryName.begun(file.name()).orElse(Instant.MAX);
    Instant changed = Instant.ofEpochMilli(file.modificationTime());
    return begun.isAfter(changed) ? begun : changed;
  }

  /** Deletes the files of dead runs. Whatever cannot be found out leaves them as they are. */
  public synchronized void deleteAbandoned() {
    Optional<FileStatus> first = remembered.values().stream().filter(this::mayBeDead).findFirst();
    if (!first.isPresent()) {
      return;
    }
    FilePath directory = first.get().path().parent();
    if (directory == null) {
      return;
    }
    try {
      keepTime(directory);
      Instant limit = clock.now(directory).minus(AGE);
      Iterator<FileStatus> files = remembered.values().iterator();
      while (files.hasNext() && unreadable < MOST_UNREADABLE) {
        FileStatus file = files.next();
        if (mayBeDead(file) && lastSignOfRun(file).isBefore(limit) && isDeleted(file)) {
          files.remove();
        }
      }
    } catch (CopyException e) {
      return; // they are named then
    } finally {
      times.restore();
    }
  }

  private void keepTime(@Nullable FilePath directory) throws CopyException {
    if (keepsTimes && directory != null) {
      times.keep(directory);
    }
  }

  private boolean mayBeDead(FileStatus file) {
    return !TemporaryName.isReplaced(file.name()) && lastSignOfRun(file).isBefore(Instant.MAX);
  }

  private Instant lastSignOfRun(FileStatus file) {
    return lastSigns.getOrDefault(TemporaryName.run(file.name()).orElse(""), Instant.MAX);
  }

  /** A file that is gone counts as deleted. A failure that all others would share is thrown. */
  private boolean isDeleted(FileStatus file) throws CopyException {
    try {
      Optional<FileStatus> now = destination.status(file.path());
      if (!now.isPresent()) {
        return true;
      }
      if (!now.get().isUnchangedSince(file)) {
        return false;
      }
      if (mayBeOpen(file)) {
        return false;
      }
      keepTime(file.path().parent());
      destination.delete(file.path());
      return true;
    } catch (CopyException e) {
      if (e.code().isClusterWide() || e.code() == ErrorCode.CANCELLED) {
        throw e;
      }
      if (e.code() == ErrorCode.DATANODE_FAILED) {
        unreadable++;
      }
      return false;
    }
  }

  /**
   * Whether something may be writing the file. HDFS gives no checksum of such a file, whose time is
   * that of its creation. On a local disk each write changes the time.
   */
  private boolean mayBeOpen(FileStatus file) throws CopyException {
    return destination.traits().checksums() == Checksums.OFFERED
        && !destination.checksum(file.path(), file.length()).isPresent();
  }

  /**
   * The files that are still there: first those that were moved aside, which may be the only ones
   * of their content.
   *
   * @param most how many are looked for; what is not looked at any more counts as {@link #others}
   */
  public synchronized List<FilePath> standing(int most) {
    List<FilePath> standing = new ArrayList<>();
    others += remembered.size();
    boolean isAway = false;
    for (FilePath file : inOrderOfWorth()) {
      if (standing.size() == most) {
        return standing;
      }
      others--;
      try {
        // A destination that is away is asked once, since each request would wait for it.
        if (isAway || destination.status(file).isPresent()) {
          standing.add(file);
        }
      } catch (CopyException e) {
        isAway = e.code().isClusterWide() || e.code() == ErrorCode.CANCELLED;
        standing.add(file);
      }
    }
    return standing;
  }

  /** How many more there may be than {@link #standing} has answered. */
  public synchronized long others() {
    return others;
  }

  private List<FilePath> inOrderOfWorth() {
    List<FilePath> ordered = new ArrayList<>();
    List<FilePath> temporary = new ArrayList<>();
    for (FilePath file : remembered.keySet()) {
      (TemporaryName.isReplaced(file.name()) ? ordered : temporary).add(file);
    }
    ordered.addAll(temporary);
    return ordered;
  }
}
