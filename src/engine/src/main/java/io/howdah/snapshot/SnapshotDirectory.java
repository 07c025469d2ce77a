package io.howdah.snapshot;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.fs.SnapshotChange;
import io.howdah.fs.SnapshotRange;
import io.howdah.fs.Snapshots;
import io.howdah.fs.TreeTotals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A directory, and the directory at or above it that permits snapshots. */
public final class SnapshotDirectory {
  /** More changes would need too much memory, and listings of both trees are as fast. */
  private static final int MOST_CHANGES = 100_000;

  private final RemoteFileSystem fileSystem;
  private final FilePath directory;
  private final FilePath root;

  private SnapshotDirectory(RemoteFileSystem fileSystem, FilePath directory, FilePath root) {
    this.fileSystem = fileSystem;
    this.directory = directory;
    this.root = root;
  }

  /**
   * Finds the directory that permits snapshots.
   *
   * @throws CopyException {@link ErrorCode#NO_SNAPSHOT} where there is none
   */
  public static SnapshotDirectory find(RemoteFileSystem fileSystem, FilePath directory)
      throws CopyException {
    for (@Nullable FilePath at = directory; at != null; at = at.parent()) {
      if (permitsSnapshots(fileSystem, at)) {
        return new SnapshotDirectory(fileSystem, directory, at);
      }
    }
    throw none(directory);
  }

  private static CopyException none(FilePath directory) {
    return new CopyException(
        ErrorCode.NO_SNAPSHOT,
        "No snapshot of '"
            + directory
            + "' can be made, since neither it nor a directory above it permits snapshots.");
  }

  private static boolean permitsSnapshots(RemoteFileSystem fileSystem, FilePath directory)
      throws CopyException {
    try {
      return fileSystem.snapshots().list(directory).isPresent();
    } catch (CopyException e) {
      if (e.code() == ErrorCode.PERMISSION_DENIED) {
        return false; // A directory above may be closed to the user.
      }
      throw e;
    }
  }

  public FilePath directory() {
    return directory;
  }

  /** The directory that permits snapshots: {@link #directory}, or one above it. */
  public FilePath root() {
    return root;
  }

  /** The snapshots that copies have made, in no certain order. */
  public List<SnapshotName> made() throws CopyException {
    List<SnapshotName> made = new ArrayList<>();
    for (FileStatus each : list()) {
      SnapshotName.parse(each.name()).ifPresent(made::add);
    }
    return made;
  }

  /** Whether there is a snapshot of that name. */
  public boolean has(String name) throws CopyException {
    return list().stream().anyMatch(each -> each.name().equals(name));
  }

  private List<FileStatus> list() throws CopyException {
    Optional<List<FileStatus>> all = snapshots().list(root);
    return all.orElseGet(ArrayList::new);
  }

  /** Creates a snapshot. The root of HDFS has a list of snapshots even if it permits none. */
  public void create(SnapshotName name) throws CopyException {
    try {
      snapshots().create(root, name.toString());
    } catch (CopyException e) {
      throw root.isRoot() && e.code() == ErrorCode.LIMIT_EXCEEDED ? none(directory) : e;
    }
  }

  /** Deletes a snapshot; does nothing where it is missing. */
  public void delete(SnapshotName name) throws CopyException {
    snapshots().delete(root, name.toString());
  }

  /** The changes in the directory from one snapshot to another. */
  public List<SnapshotChange> changes(SnapshotName from, SnapshotName to) throws CopyException {
    return snapshots()
        .difference(directory, SnapshotRange.of(from.toString(), to.toString()), MOST_CHANGES);
  }

  /** The changes in the directory from a snapshot until now. */
  List<SnapshotChange> changesUntilNow(SnapshotName from) throws CopyException {
    return snapshots().difference(directory, SnapshotRange.untilNow(from.toString()), MOST_CHANGES);
  }

  /** The file id of the directory now; 0 where it is missing. */
  long fileId() throws CopyException {
    return fileSystem.status(directory).map(FileStatus::fileId).orElse(0L);
  }

  /**
   * The file id of the directory in a snapshot.
   *
   * @throws CopyException {@link ErrorCode#NO_SNAPSHOT} where the snapshot has no such directory
   */
  long fileId(SnapshotName name) throws CopyException {
    return fileSystem
        .status(path(name))
        .map(FileStatus::fileId)
        .orElseThrow(
            () ->
                new CopyException(
                    ErrorCode.NO_SNAPSHOT,
                    "The snapshot '" + name + "' of '" + root + "' has no '" + directory + "'."));
  }

  private FilePath path(SnapshotName name) throws CopyException {
    return Snapshots.path(root, name.toString()).resolve(directory.relativeTo(root));
  }

  /**
   * The totals of a directory below this one in a snapshot.
   *
   * @param below a path as if this directory was the root
   */
  TreeTotals totals(SnapshotName name, FilePath below) throws CopyException {
    return fileSystem.totals(path(name).resolve(below.relativeTo(FilePath.ROOT)));
  }

  /** The totals of the directory in a snapshot. */
  public TreeTotals totals(SnapshotName name) throws CopyException {
    return fileSystem.totals(path(name));
  }

  private Snapshots snapshots() {
    return fileSystem.snapshots();
  }
}
