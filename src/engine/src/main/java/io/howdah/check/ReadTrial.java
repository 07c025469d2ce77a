package io.howdah.check;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FileContent;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.RemoteFileSystem;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks that bytes can be read from a cluster, including its DataNodes. It reads one byte of a
 * file in or below the given directories. Where no file is found, it sends a DataNode a request for
 * a directory. The refusal shows that the DataNode responds.
 */
final class ReadTrial {
  /**
   * The maximum number of listings in search of a file. The check of a cluster has only seconds.
   */
  private static final int MOST_LISTINGS = 10;

  /** The maximum number of files to try where some cannot be read. */
  private static final int MOST_FILES = 3;

  private final RemoteFileSystem fileSystem;
  private final Deque<FilePath> directories = new ArrayDeque<>();
  private final FilePath root;
  private int files;
  private @Nullable CopyException failure;

  /**
   * Creates a trial.
   *
   * @param places directories of one nameservice in and below which a file is searched; at least
   *     one
   */
  ReadTrial(RemoteFileSystem fileSystem, List<FilePath> places) {
    this.fileSystem = fileSystem;
    this.directories.addAll(places);
    this.root = places.get(0);
  }

  /**
   * Reads a byte.
   *
   * @throws CopyException the reason why no byte can be read
   */
  void run() throws CopyException {
    for (int i = 0; i < MOST_LISTINGS && files < MOST_FILES && !directories.isEmpty(); i++) {
      if (isReadIn(directories.remove())) {
        return;
      }
    }
    CopyException reason = failure;
    if (reason != null) {
      throw reason;
    }
    requestDirectory();
  }

  private boolean isReadIn(FilePath directory) throws CopyException {
    for (FileStatus entry : entries(directory)) {
      if (entry.isDirectory() && directories.size() < MOST_LISTINGS) {
        directories.add(entry.path());
      }
      if (entry.isFile() && entry.length() > 0 && files < MOST_FILES && isRead(entry.path())) {
        return true;
      }
    }
    return false;
  }

  private Iterable<FileStatus> entries(FilePath directory) throws CopyException {
    try {
      return fileSystem.list(directory, null).entries();
    } catch (CopyException e) {
      if (e.code().isRetryable()) {
        throw e;
      }
      return Collections.emptyList(); // no permission, or deleted
    }
  }

  private boolean isRead(FilePath file) throws CopyException {
    try (FileContent content = fileSystem.open(file, 0, 1)) {
      if (content.stream().read() >= 0) {
        return true;
      }
      note(new CopyException(ErrorCode.DATANODE_FAILED, "Reading '" + file + "' gave no byte."));
    } catch (CopyException e) {
      if (e.code().isClusterWide()) {
        throw e;
      }
      if (e.code() == ErrorCode.DATANODE_FAILED) {
        note(e); // may concern this file only
      }
    } catch (IOException e) {
      note(new CopyException(ErrorCode.DATANODE_FAILED, "Reading '" + file + "' failed: " + e, e));
    }
    return false;
  }

  private void note(CopyException e) {
    files++;
    failure = e;
  }

  private void requestDirectory() throws CopyException {
    try (FileContent content = fileSystem.open(root, 0, 1)) {
      assert content != null;
    } catch (CopyException e) {
      if (e.code().isClusterWide() || e.code() == ErrorCode.DATANODE_FAILED) {
        throw e;
      }
    } catch (IOException e) {
      throw new CopyException(
          ErrorCode.DATANODE_FAILED, "The request for '" + root + "' failed: " + e, e);
    }
  }
}
