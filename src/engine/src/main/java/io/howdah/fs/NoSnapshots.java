package io.howdah.fs;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.util.List;
import java.util.Optional;

/** The snapshots of a file system that cannot make any. */
final class NoSnapshots implements Snapshots {
  static final Snapshots INSTANCE = new NoSnapshots();

  private NoSnapshots() {}

  @Override
  public Optional<List<FileStatus>> list(FilePath directory) {
    return Optional.empty();
  }

  @Override
  public void create(FilePath directory, String name) throws CopyException {
    throw none(directory);
  }

  @Override
  public boolean delete(FilePath directory, String name) throws CopyException {
    throw none(directory);
  }

  @Override
  public List<SnapshotChange> difference(FilePath directory, SnapshotRange range, int most)
      throws CopyException {
    throw none(directory);
  }

  private static CopyException none(FilePath directory) {
    return new CopyException(
        ErrorCode.NO_SNAPSHOT, "There are no snapshots of '" + directory + "': it is not HDFS.");
  }
}
