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
 * The temporary files and hidden directories of other runs that this copy has found. At the end the
 * files of dead runs are deleted, and the remaining ones are reported.
 *
 * <p>A run counts as dead where every file that was found was begun, according to its name, and
 * last changed more than {@link #AGE} ago. The clock is that of the destination. A file is deleted
 * only if it has not changed since it was found and is not open for writing. Files that a rename
 * moved aside may be the only copy of their content, so they are never deleted. Safe for use by
 * many threads.
 */
public final class ForeignFiles {
  /** Longer than any attempt at one file should take. */
  static final Duration AGE = Duration.ofDays(7);

  /** Each file needs a few requests at the end of the copy. The next copy handles the others. */
  static final int MOST_REMEMBERED = 1_000;

  /**
   * The number of unreadable files, such as those without a live replica, after which no more are
   * deleted. Each takes the full time of the retries.
   */
  private static final int MOST_UNREADABLE = 3;

  /** Of a larger directory, the next copies delete the rest. */
  private static final int MOST_IN_DIRECTORY = 10_000;

  private final RemoteFileSystem destination;
  private final DestinationClock clock;
  private final DirectoryTimes times;
  private final boolean keepsTimes;
  private final Map<FilePath, FileStatus> remembered = new LinkedHashMap<>();
  private final Map<String, Instant> lastSigns = new HashMap<>();
  private long others;
  private int unreadable;

  /** Creates an empty set. */
  public ForeignFiles(
      RemoteFileSystem destination, TemporaryFiles temporaries, TemporaryNames names) {
    this.destination = destination;
    this.clock = new DestinationClock(destination, temporaries, names);
    this.times = new DirectoryTimes(destination);
    this.keepsTimes = names.run().options().preserve().contains(FileAttribute.TIMES);
  }

  /** Records a temporary file, or a hidden directory, of another run. */
  public synchronized void notice(FileStatus file) {
    String run = run(file);
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
   * The last time at which its run was certainly alive. A name without a time may belong to a live
   * run.
   */
  private static Instant lastSign(FileStatus file) {
    Instant begun =
        file.isDirectory()
            ? GenerationName.parse(file.name()).map(GenerationName::begun).orElse(Instant.MAX)
            : TemporaryName.begun(file.name()).orElse(Instant.MAX);
    Instant changed = Instant.ofEpochMilli(file.modificationTime());
    return begun.isAfter(changed) ? begun : changed;
  }

  /**
   * Deletes the files of dead runs. Files stay where the state of their run cannot be determined.
   */
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
      return; // the files are reported then
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
    return lastSigns.getOrDefault(run(file), Instant.MAX);
  }

  private static String run(FileStatus file) {
    return (file.isDirectory()
            ? GenerationName.parse(file.name()).map(GenerationName::run)
            : TemporaryName.run(file.name()))
        .orElse("");
  }

  /**
   * Deletes a file. A missing file counts as deleted. A failure that all other files would share is
   * thrown.
   */
  private boolean isDeleted(FileStatus file) throws CopyException {
    try {
      Optional<FileStatus> now = destination.status(file.path());
      if (!now.isPresent()) {
        return true;
      }
      if (!now.get().isUnchangedSince(file)) {
        return false;
      }
      if (file.isFile() && mayBeOpen(file)) {
        return false;
      }
      keepTime(file.path().parent());
      if (file.isDirectory()) {
        return Generations.isRemoved(
            file.path(), destination, new TreeRemoval(destination, MOST_IN_DIRECTORY));
      }
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
   * Whether the file may be open for writing. HDFS returns no checksum for such a file, and its
   * time is that of its creation. On a local disk each write changes the time.
   */
  private boolean mayBeOpen(FileStatus file) throws CopyException {
    return destination.traits().checksums() == Checksums.OFFERED
        && !destination.checksum(file.path(), file.length()).isPresent();
  }

  /**
   * The files that still exist. Files that were moved aside come first, since they may be the only
   * copy of their content.
   *
   * @param most the maximum number of files to return; files that were not checked count as {@link
   *     #others}
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
        // An unreachable destination gets only one request, since each request would wait for it.
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

  /** The number of files that may exist beyond those in {@link #standing}. */
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
