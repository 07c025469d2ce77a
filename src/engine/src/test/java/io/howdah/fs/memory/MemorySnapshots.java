package io.howdah.fs.memory;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.SnapshotChange;
import io.howdah.fs.SnapshotRange;
import io.howdah.fs.Snapshots;
import java.util.List;
import java.util.Optional;

/** The snapshots of a {@link MemoryFileSystem}. */
final class MemorySnapshots implements Snapshots {
  private final MemoryFileSystem fileSystem;

  MemorySnapshots(MemoryFileSystem fileSystem) {
    this.fileSystem = fileSystem;
  }

  private Tree tree() {
    return fileSystem.tree();
  }

  @Override
  public Optional<List<FileStatus>> list(FilePath directory) throws CopyException {
    return fileSystem.ask(
        Operation.LIST_SNAPSHOTS, directory, () -> tree().listSnapshots(directory));
  }

  @Override
  public void create(FilePath directory, String name) throws CopyException {
    fileSystem.tell(
        Operation.CREATE_SNAPSHOT, directory, () -> tree().createSnapshot(directory, name));
  }

  @Override
  public boolean delete(FilePath directory, String name) throws CopyException {
    return fileSystem.ask(
        Operation.DELETE_SNAPSHOT, directory, () -> tree().deleteSnapshot(directory, name));
  }

  @Override
  public List<SnapshotChange> difference(FilePath directory, SnapshotRange range, int most)
      throws CopyException {
    List<SnapshotChange> changes =
        fileSystem.ask(
            Operation.DIFFERENCE, directory, () -> tree().snapshotDifference(directory, range));
    if (changes.size() > most) {
      throw new CopyException(
          ErrorCode.LIMIT_EXCEEDED, "The snapshots differ by more than " + most + " changes.");
    }
    return changes;
  }
}
