package io.howdah.fs.mount;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.SnapshotChange;
import io.howdah.fs.SnapshotRange;
import io.howdah.fs.Snapshots;
import java.util.List;
import java.util.Optional;

/** The snapshots of each nameservice. None contains the files of another nameservice. */
final class MountedSnapshots implements Snapshots {
  private final MountTable mounts;

  MountedSnapshots(MountTable mounts) {
    this.mounts = mounts;
  }

  @Override
  public Optional<List<FileStatus>> list(FilePath directory) throws CopyException {
    return mounts.firstBelow(directory) == null ? at(directory).list(directory) : Optional.empty();
  }

  @Override
  public void create(FilePath directory, String name) throws CopyException {
    refuseMounts(directory);
    at(directory).create(directory, name);
  }

  @Override
  public boolean delete(FilePath directory, String name) throws CopyException {
    return at(directory).delete(directory, name);
  }

  @Override
  public List<SnapshotChange> difference(FilePath directory, SnapshotRange range, int most)
      throws CopyException {
    refuseMounts(directory);
    return at(directory).difference(directory, range, most);
  }

  private Snapshots at(FilePath path) throws CopyException {
    return mounts.at(path).snapshots();
  }

  private void refuseMounts(FilePath directory) throws CopyException {
    if (mounts.firstBelow(directory) != null) {
      throw new CopyException(
          ErrorCode.NO_SNAPSHOT,
          "No snapshot of '"
              + directory
              + "' is complete, since '"
              + mounts.firstBelow(directory)
              + "' is on another nameservice.");
    }
  }
}
