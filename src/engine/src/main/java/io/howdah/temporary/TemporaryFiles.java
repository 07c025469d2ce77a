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
 * <p>A file whose creation was interrupted is deleted immediately and again at the end. Where it
 * has never existed, it is deleted once more after a wait: a busy DataNode may create it that late.
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
   * Creates an empty set.
   *
   * @param grace the wait at the end for interrupted files that did not exist when they were to be
   *     deleted
   * @param sleeper the sleeper for this wait. A cancellation must not end it, since files are
   *     deleted after a cancellation too.
   */
  public TemporaryFiles(RemoteFileSystem destination, Duration grace, Sleeper sleeper) {
    this.destination = destination;
    this.grace = grace;
    this.sleeper = sleeper;
  }

  /** Records that the file may exist from now on. */
  public void register(FilePath file) {
    existing.add(file);
  }

  /** Deletes a file of an earlier process of the run, like a file of this process. */
  public void adopt(FilePath file) {
    brokenOff.add(file);
    deleteQuietly(file);
  }

  /**
   * Restores the name of a file that an earlier process moved aside but did not replace. A file
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

  /** Records a file that is reported at the end and never deleted. */
  public void leave(FilePath file) {
    left.add(file);
  }

  /**
   * Takes over a file that a rename of this process moved aside. If it was replaced, it is deleted
   * at the end. Otherwise its name is restored, unless another file has that name.
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

  /** Records that the file has its final name, became part of another file, or cannot exist. */
  public void release(FilePath file) {
    existing.remove(file);
  }

  /** Deletes a file that is no longer needed. A failed deletion is repeated at the end. */
  public void discard(FilePath file) {
    if (existing.remove(file)) {
      brokenOff.add(file);
      deleteQuietly(file);
    }
  }

  /**
   * Restores files that were moved aside, and deletes all others.
   *
   * @return files that may still exist: they could not be deleted, or must not be deleted
   */
  public List<FilePath> sweep() {
    brokenOff.addAll(existing);
    existing.clear();
    boolean isAway = isAwayWhenPuttingBack();
    List<FilePath> neverSeen = new ArrayList<>();
    for (FilePath file : brokenOff) {
      // An unreachable cluster gets only one request: each one would wait for the full time of the
      // retries.
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
      left.addAll(neverSeen); // a DataNode may still create them
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

  /**
   * Whether the file may exist. A name that the server refuses cannot exist; a failed check counts
   * as existing.
   */
  private boolean mayExist(FilePath file) {
    try {
      return destination.status(file).isPresent();
    } catch (CopyException e) {
      return e.code() != ErrorCode.INVALID_PATH && e.code() != ErrorCode.PATH_TOO_LONG;
    }
  }

  /** Gives the DataNodes time to create files whose creation was interrupted. */
  private boolean hasWaited() {
    try {
      sleeper.sleep(grace);
      return true;
    } catch (CopyException e) {
      return false; // a cancellation ended the wait
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Deletes a file and ignores a failure: the reason of the failed copy must stay visible. */
  private void deleteQuietly(FilePath file) {
    try {
      if (destination.delete(file)) {
        seen.add(file);
      }
    } catch (CopyException e) {
      brokenOff.add(file); // the deletion is repeated at the end
    }
  }
}
