package io.howdah.fs.snapshot;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.Acl;
import io.howdah.fs.FileBlocks;
import io.howdah.fs.FileChecksum;
import io.howdah.fs.FileContent;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.Listing;
import io.howdah.fs.Patience;
import io.howdah.fs.ReadOnlyFileSystem;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.fs.Snapshots;
import io.howdah.fs.TreeTotals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A file system of which one directory is read from a snapshot. All paths stay those of the living
 * files, so that rules, reports and ledgers are the same with and without a snapshot. Every other
 * directory is read as it is now. Nothing can be written.
 */
public final class SnapshotFileSystem extends ReadOnlyFileSystem {
  private final RemoteFileSystem living;
  private final FilePath directory;
  private final FilePath snapshot;

  /**
   * A view of {@code living}, which it closes.
   *
   * @param directory the directory of the snapshot
   * @param name the name of the snapshot
   * @throws CopyException {@link ErrorCode#INVALID_PATH} for an invalid name
   */
  public static SnapshotFileSystem of(RemoteFileSystem living, FilePath directory, String name)
      throws CopyException {
    return new SnapshotFileSystem(living, directory, Snapshots.path(directory, name));
  }

  private SnapshotFileSystem(RemoteFileSystem living, FilePath directory, FilePath snapshot) {
    super(living);
    this.living = living;
    this.directory = directory;
    this.snapshot = snapshot;
  }

  private FilePath at(FilePath path) throws CopyException {
    return path.startsWith(directory) ? snapshot.resolve(path.relativeTo(directory)) : path;
  }

  @Override
  public Optional<FileStatus> status(FilePath path) throws CopyException {
    return living.status(at(path)).map(found -> found.at(path));
  }

  @Override
  public Listing list(FilePath path, @Nullable String startAfter) throws CopyException {
    Listing page = living.list(at(path), startAfter);
    List<FileStatus> entries = new ArrayList<>();
    for (FileStatus entry : page.entries()) {
      entries.add(entry.at(path.child(entry.name())));
    }
    return page.hasMore() ? Listing.partial(entries) : Listing.last(entries);
  }

  @Override
  public FileContent open(FilePath path, long offset, long length) throws CopyException {
    return living.open(at(path), offset, length);
  }

  @Override
  public Optional<FileChecksum> checksum(FilePath path, long length) throws CopyException {
    return living.checksum(at(path), length);
  }

  @Override
  public Optional<FileBlocks> blocks(FilePath path) throws CopyException {
    return living.blocks(at(path));
  }

  @Override
  public Acl acl(FilePath path) throws CopyException {
    return living.acl(at(path));
  }

  @Override
  public SortedMap<String, String> extendedAttributes(FilePath path) throws CopyException {
    return living.extendedAttributes(at(path));
  }

  @Override
  public Optional<String> storagePolicy(FileStatus status) throws CopyException {
    return living.storagePolicy(status);
  }

  @Override
  public TreeTotals totals(FilePath path) throws CopyException {
    return living.totals(at(path));
  }

  @Override
  public Snapshots snapshots() {
    return living.snapshots();
  }

  @Override
  protected String origin(FilePath path) {
    return "the snapshot '" + snapshot + "'";
  }

  @Override
  public RemoteFileSystem within(Patience patience) {
    return new SnapshotFileSystem(living.within(patience), directory, snapshot);
  }
}
