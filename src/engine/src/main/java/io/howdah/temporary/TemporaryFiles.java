package io.howdah.temporary;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.backoff.Sleeper;
import io.howdah.fs.FilePath;
import io.howdah.fs.MovedAside;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.fs.RenameMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The temporary files of one copy that may exist at the destination, so that none is left behind.
 *
 * <p>A file whose creation was broken off is deleted at once and once more at the end, and again a
 * little later where it was never there: a busy DataNode may get round to creating it only then.
 */
public final class TemporaryFiles {
  private final RemoteFileSystem destination;
  private final Duration grace;
  private final Sleeper sleeper;
  private final Set<FilePath> existing = ConcurrentHashMap.newKeySet();
  private final Set<FilePath> brokenOff = ConcurrentHashMap.newKeySet();
  private final Set<FilePath> seen = ConcurrentHashMap.newKeySet();
  private final Set<FilePath> left = ConcurrentHashMap.newKeySet();
  private final Map<FilePath, FilePath> aside = new ConcurrentHashMap<>();

  /**
   * No files yet.
   *
   * @param grace how long to wait at the end for files that were broken off and have never been
   *     there when they were to be deleted
   * @param sleeper what waits; not ended by a cancellation, after which files are deleted as well
   */
  public TemporaryFiles(RemoteFileSystem destination, Duration grace, Sleeper sleeper) {
    this.destination = destination;
    this.grace = grace;
    this.sleeper = sleeper;
  }

  /** From now on the file may exist. */
  public void register(FilePath file) {
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
        left.add(aside);
      }
    }
  }

  /** A file that is to be named at the end, and not to be touched. */
  public void leave(FilePath file) {
    left.add(file);
  }

  /**
   * Takes over a file that a rename of this process moved aside. At the end it is deleted where
   * another file took its place, and else put back unless something stands there.
   */
  public void settle(MovedAside file) {
    switch (file.state()) {
      case REPLACED:
        brokenOff.add(file.path());
        break;
      case NOT_REPLACED:
        aside.put(file.path(), file.target());
        break;
    }
  }

  /** The file has its final name, became part of another one, or cannot exist. */
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
   * Puts back what was moved aside, and deletes whatever is left.
   *
   * @return files that may stand there still: they could not be deleted, or are not to be deleted
   */
  public List<FilePath> sweep() {
    brokenOff.addAll(existing);
    existing.clear();
    boolean isAway = isAwayWhenPuttingBack();
    List<FilePath> neverSeen = new ArrayList<>();
    for (FilePath file : brokenOff) {
      // A cluster that is away is asked once: each request would wait for it as long as a retry
      // may.
      isAway = isAway || isAwayWhenDeleting(file, neverSeen);
      if (isAway && !seen.contains(file)) {
        left.add(file);
      }
    }
    brokenOff.clear();
    if (neverSeen.isEmpty()) {
      return new ArrayList<>(left);
    }
    if (isAway || !hasWaited()) {
      left.addAll(neverSeen); // a DataNode may create them yet
    } else {
      neverSeen.forEach(this::deleteQuietly);
      brokenOff.stream().filter(this::mayExist).forEach(left::add);
    }
    return new ArrayList<>(left);
  }

  private boolean isAwayWhenPuttingBack() {
    boolean isAway = false;
    for (Map.Entry<FilePath, FilePath> moved : aside.entrySet()) {
      try {
        if (!isAway) {
          destination.rename(moved.getKey(), moved.getValue(), RenameMode.KEEP_EXISTING);
          continue;
        }
      } catch (CopyException e) {
        if (e.code() == ErrorCode.FILE_NOT_FOUND) {
          continue; // it was never moved
        }
        isAway = e.code().isClusterWide();
      }
      left.add(moved.getKey());
    }
    return isAway;
  }

  private boolean isAwayWhenDeleting(FilePath file, List<FilePath> neverSeen) {
    try {
      if (!destination.delete(file) && !seen.contains(file)) {
        neverSeen.add(file);
      }
      return false;
    } catch (CopyException e) {
      if (e.code().isClusterWide()) {
        return true;
      }
      if (mayExist(file)) {
        left.add(file);
      }
      return false;
    }
  }

  /** A name that the server refuses cannot exist; what cannot be looked at may. */
  private boolean mayExist(FilePath file) {
    try {
      return destination.status(file).isPresent();
    } catch (CopyException e) {
      return e.code() != ErrorCode.INVALID_PATH && e.code() != ErrorCode.PATH_TOO_LONG;
    }
  }

  /** Gives the DataNodes time to create files whose creation was broken off. */
  private boolean hasWaited() {
    try {
      sleeper.sleep(grace);
      return true;
    } catch (CopyException e) {
      return false; // a sleeper that a cancellation ends
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
