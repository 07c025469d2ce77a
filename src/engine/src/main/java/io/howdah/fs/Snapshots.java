package io.howdah.fs;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.util.List;
import java.util.Optional;

/**
 * The snapshots of directories. A snapshot of a directory can be read under {@link #path}: it shows
 * the directory as it was, and no request changes it. Only a file that was open for writing may
 * still grow in it, until it is closed.
 *
 * <p>Every method throws {@link ErrorCode#NO_SNAPSHOT} where the directory permits no snapshots, or
 * has none of that name, and {@link ErrorCode#UNSUPPORTED_OPERATION} where the servers are too old.
 */
public interface Snapshots {
  /** The directory that shows all snapshots of the directory above it. It is never listed. */
  String DIRECTORY = ".snapshot";

  /** The path of a snapshot of {@code directory}. */
  static FilePath path(FilePath directory, String name) throws CopyException {
    return directory.child(DIRECTORY).child(name);
  }

  /** The snapshots of a file system that has none. */
  static Snapshots none() {
    return NoSnapshots.INSTANCE;
  }

  /**
   * The snapshots of a directory, sorted by name. The modification time of each is the time when it
   * was created or renamed. Empty where the directory permits none.
   */
  Optional<List<FileStatus>> list(FilePath directory) throws CopyException;

  /**
   * Creates a snapshot. Does nothing where there is one of that name.
   *
   * @throws CopyException also {@link ErrorCode#PERMISSION_DENIED} where the user does not own the
   *     directory
   */
  void create(FilePath directory, String name) throws CopyException;

  /** Deletes a snapshot. Returns whether there was one. */
  boolean delete(FilePath directory, String name) throws CopyException;

  /**
   * The changes from one snapshot to a later one, or until now. Changed times are not among them,
   * nor is a file that was open when {@code from} was made and has grown since.
   *
   * @param directory a directory that permits snapshots, or one below it
   * @throws CopyException also {@link ErrorCode#PERMISSION_DENIED} where the user may not read all
   *     directories of both snapshots, {@link ErrorCode#LIMIT_EXCEEDED} where there are more
   *     changes than {@code most}, {@link ErrorCode#UNSUPPORTED_OPERATION} for changes until now
   *     where the server is an HttpFS
   */
  List<SnapshotChange> difference(FilePath directory, SnapshotRange range, int most)
      throws CopyException;
}
