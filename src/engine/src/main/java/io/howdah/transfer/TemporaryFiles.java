package io.howdah.transfer;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.fs.RenameMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The temporary files of one copy that may exist at the destination, so that none is left behind.
 *
 * <p>A file whose creation was broken off is deleted at once and once more at the end, and again a
 * little later where it was never there: a busy DataNode may get round to creating it only then.
 */
public final class TemporaryFiles {
  private final RemoteFileSystem destination;
  private final Duration grace;
  private final Set<FilePath> existing = ConcurrentHashMap.newKeySet();
  private final Set<FilePath> brokenOff = ConcurrentHashMap.newKeySet();
  private final Set<FilePath> seen = ConcurrentHashMap.newKeySet();
  private final Set<FilePath> left = ConcurrentHashMap.newKeySet();

  /**
   * No files yet.
   *
   * @param grace how long to wait at the end for files that were broken off and have never been
   *     there when they were to be deleted
   */
  public TemporaryFiles(RemoteFileSystem destination, Duration grace) {
    this.destination = destination;
    this.grace = grace;
  }

  /** From now on the file may exist. */
  void register(FilePath file) {
    existing.add(file);
  }

  /** Deletes a file that an earlier process of the run left, as if this one had. */
  public void adopt(FilePath file) {
    brokenOff.add(file);
    deleteQuietly(file);
  }

  /**
   * Gives a file its name back that an earlier process moved aside and did not get to replace; one
   * that was replaced is deleted.
   */
  public void restore(FilePath aside, FilePath target) {
    try {
      destination.rename(aside, target, RenameMode.KEEP_EXISTING);
    } catch (CopyException e) {
      if (e.code() == ErrorCode.DESTINATION_EXISTS) {
        adopt(aside);
      } else {
        leave(aside);
      }
    }
  }

  /** A file that is to be named at the end, and not to be touched. */
  public void leave(FilePath file) {
    left.add(file);
  }

  /** The file has its final name, or became part of another one. */
  public void release(FilePath file) {
    existing.remove(file);
  }

  /** Deletes a file that is not wanted any more; what cannot be deleted now is tried at the end. */
  public void discard(FilePath file) {
    if (existing.remove(file)) {
      brokenOff.add(file);
      deleteQuietly(file);
    }
  }

  /**
   * Deletes whatever is left.
   *
   * @return files that could not be deleted, or are not ours to delete
   */
  public List<FilePath> sweep() {
    brokenOff.addAll(existing);
    existing.clear();
    List<FilePath> left = new ArrayList<>(this.left);
    List<FilePath> neverSeen = new ArrayList<>();
    boolean isAway = false; // then waiting once more for each of many files helps nobody
    for (FilePath file : brokenOff) {
      try {
        if (isAway) {
          left.add(file);
        } else if (!destination.delete(file) && !seen.contains(file)) {
          neverSeen.add(file);
        }
      } catch (CopyException e) {
        isAway = e.code().isClusterWide();
        left.add(file);
      }
    }
    brokenOff.clear();
    if (!isAway && !neverSeen.isEmpty() && hasWaited()) {
      neverSeen.forEach(this::deleteQuietly);
      left.addAll(brokenOff);
    }
    return left;
  }

  /** Gives the DataNodes time to create what nobody waits for any more. */
  private boolean hasWaited() {
    try {
      TimeUnit.NANOSECONDS.sleep(grace.toNanos());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The reason why the copy failed matters; why tidying up failed too, does not. */
  private void deleteQuietly(FilePath file) {
    try {
      if (destination.delete(file)) {
        seen.add(file);
      }
    } catch (CopyException e) {
      brokenOff.add(file); // it is tried again at the end
    }
  }
}
