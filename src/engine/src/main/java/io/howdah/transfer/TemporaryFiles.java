package io.howdah.transfer;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.fs.RenameMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The temporary files of one copy that may exist at the destination, so that none is left behind.
 *
 * <p>A file whose creation was broken off is deleted at once and once more at the end: a DataNode
 * may get round to creating it only after the first deletion.
 */
public final class TemporaryFiles {
  private final RemoteFileSystem destination;
  private final Set<FilePath> existing = ConcurrentHashMap.newKeySet();
  private final Set<FilePath> brokenOff = ConcurrentHashMap.newKeySet();
  private final Set<FilePath> left = ConcurrentHashMap.newKeySet();

  public TemporaryFiles(RemoteFileSystem destination) {
    this.destination = destination;
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
    boolean isAway = false; // then waiting once more for each of many files helps nobody
    for (FilePath file : brokenOff) {
      try {
        if (isAway) {
          left.add(file);
        } else {
          destination.delete(file);
        }
      } catch (CopyException e) {
        isAway = e.code().isClusterWide();
        left.add(file);
      }
    }
    brokenOff.clear();
    return left;
  }

  /** The reason why the copy failed matters; why tidying up failed too, does not. */
  private void deleteQuietly(FilePath file) {
    try {
      destination.delete(file);
    } catch (CopyException e) {
      brokenOff.add(file); // it is tried again at the end
    }
  }
}
