package io.howdah.table;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.TablePartitions;
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
import io.howdah.fs.TreeTotals;
import io.howdah.fs.UserRights;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A file system in which a Hive table has exactly the partitions of its metastore, each at its
 * usual place below the table, wherever its files really are. Nothing can be written.
 *
 * <ul>
 *   <li>The directory of a partition with another name, in the table, is not shown under that name.
 *   <li>A directory with the name of a partition that the metastore does not have is not shown.
 *   <li>Directories that lead to a partition elsewhere, and exist nowhere, have the owner, the
 *       permission and the times of the table's.
 *   <li>A partition whose directory does not exist is not shown. Hive finds no rows in it.
 *   <li>All other files and directories are as they are.
 * </ul>
 */
public final class TableFileSystem extends ReadOnlyFileSystem {
  /** The maximum of partitions elsewhere in one page, each of which costs a request. */
  private static final int MOST_IN_PAGE = 1_000;

  private final RemoteFileSystem living;
  private final TablePaths paths;

  private TableFileSystem(RemoteFileSystem living, TablePaths paths) {
    super(living);
    this.living = living;
    this.paths = paths;
  }

  /**
   * A view of {@code living}, which it closes.
   *
   * @throws CopyException {@link ErrorCode#UNSUPPORTED_OPERATION} where the directory of a
   *     partition is in that of another one, or the table is in that of a partition
   */
  public static TableFileSystem of(RemoteFileSystem living, TablePartitions partitions)
      throws CopyException {
    return new TableFileSystem(living, TablePaths.of(partitions));
  }

  @Override
  public Optional<FileStatus> status(FilePath path) throws CopyException {
    if (paths.isAsItIs(path)) {
      return living.status(paths.real(path)).map(found -> found.at(path));
    }
    boolean isWay = !paths.ways(path).isEmpty();
    if (isInHidden(path) || (isWay && paths.isHidden(path))) {
      return isWay ? Optional.of(leading(path)) : Optional.empty();
    }
    Optional<FileStatus> found = living.status(path);
    if (isWay) {
      return found.filter(FileStatus::isDirectory).isPresent() ? found : Optional.of(leading(path));
    }
    return found.filter(entry -> !entry.isDirectory() || !paths.isHidden(path));
  }

  private boolean isInHidden(FilePath path) {
    @Nullable FilePath parent = path.parent();
    return parent != null && paths.isHidden(parent);
  }

  /** A directory that exists nowhere, but leads to a partition. */
  private FileStatus leading(FilePath directory) throws CopyException {
    FileStatus.Builder status = FileStatus.builder(directory, FileStatus.Type.DIRECTORY);
    @Nullable FileStatus table = living.status(paths.table()).orElse(null);
    if (table != null) {
      status
          .owner(table.owner())
          .group(table.group())
          .permission(living.permissionWithoutAcl(table))
          .modificationTime(table.modificationTime())
          .accessTime(table.accessTime());
    }
    return status.build();
  }

  @Override
  public Listing list(FilePath directory, @Nullable String startAfter) throws CopyException {
    if (paths.isAsItIs(directory)) {
      FilePath real = paths.real(directory);
      Listing page = living.list(real, startAfter);
      return real.equals(directory) ? page : at(directory, page);
    }
    NavigableSet<String> ways = paths.ways(directory);
    @Nullable String after = startAfter;
    while (true) {
      Listing page = own(directory, after);
      List<FileStatus> own = page.entries();
      @Nullable String last = page.hasMore() ? own.get(own.size() - 1).name() : null;
      NavigableSet<String> due = after == null ? ways : ways.tailSet(after, false);
      if (last != null) {
        due = due.headSet(last, true);
      }
      if (due.size() > MOST_IN_PAGE) {
        last = new ArrayList<>(due).get(MOST_IN_PAGE - 1);
        due = due.headSet(last, true);
      }
      List<FileStatus> entries = merged(directory, own, due, last);
      if (last == null) {
        return Listing.last(entries);
      }
      if (!entries.isEmpty()) {
        return Listing.partial(entries);
      }
      after = last;
    }
  }

  private static Listing at(FilePath directory, Listing page) throws CopyException {
    List<FileStatus> entries = new ArrayList<>();
    for (FileStatus entry : page.entries()) {
      entries.add(entry.at(directory.child(entry.name())));
    }
    return page.hasMore() ? Listing.partial(entries) : Listing.last(entries);
  }

  /** A page of what is really in a directory of the table. */
  private Listing own(FilePath directory, @Nullable String startAfter) throws CopyException {
    boolean isWay = !paths.ways(directory).isEmpty();
    if (paths.isHidden(directory)) {
      if (!isWay) {
        throw notFound(directory);
      }
      return Listing.last(Collections.emptyList());
    }
    try {
      return living.list(directory, startAfter);
    } catch (CopyException e) {
      if (isWay
          && (e.code() == ErrorCode.FILE_NOT_FOUND || e.code() == ErrorCode.DESTINATION_CONFLICT)) {
        return Listing.last(Collections.emptyList());
      }
      throw e;
    }
  }

  /**
   * The entries of a page that are shown, and partitions that are elsewhere.
   *
   * @param last the name after which nothing belongs to the page; null for none
   */
  private List<FileStatus> merged(
      FilePath directory, List<FileStatus> own, NavigableSet<String> due, @Nullable String last)
      throws CopyException {
    NavigableSet<String> ways = paths.ways(directory);
    NavigableMap<String, FileStatus> entries = new TreeMap<>(FilePath::compareNames);
    for (FileStatus entry : own) {
      boolean isShown = !entry.isDirectory() || !paths.isHidden(entry.path());
      if (isShown && !ways.contains(entry.name())) {
        entries.put(entry.name(), entry);
      }
    }
    for (String name : due) {
      status(directory.child(name)).ifPresent(entry -> entries.put(name, entry));
    }
    return new ArrayList<>((last == null ? entries : entries.headMap(last, true)).values());
  }

  /** Where a file or directory really is that is shown. */
  private FilePath shown(FilePath path) throws CopyException {
    if (!paths.isAsItIs(path) && isInHidden(path)) {
      throw notFound(path);
    }
    return paths.real(path);
  }

  private static CopyException notFound(FilePath path) {
    return new CopyException(
        ErrorCode.FILE_NOT_FOUND,
        "'" + path + "' is in no partition that the metastore has of the table.");
  }

  @Override
  public FileContent open(FilePath path, long offset, long length) throws CopyException {
    return living.open(shown(path), offset, length);
  }

  @Override
  public Optional<FileChecksum> checksum(FilePath path, long length) throws CopyException {
    return living.checksum(shown(path), length);
  }

  @Override
  public Optional<FileBlocks> blocks(FilePath path) throws CopyException {
    return living.blocks(shown(path));
  }

  @Override
  public Acl acl(FilePath path) throws CopyException {
    return living.acl(shown(path));
  }

  @Override
  public SortedMap<String, String> extendedAttributes(FilePath path) throws CopyException {
    if (paths.ways(path).isEmpty()) {
      return living.extendedAttributes(shown(path));
    }
    try {
      return paths.isHidden(path) ? Collections.emptySortedMap() : living.extendedAttributes(path);
    } catch (CopyException e) {
      if (e.code() == ErrorCode.FILE_NOT_FOUND) {
        return Collections.emptySortedMap();
      }
      throw e;
    }
  }

  @Override
  public Optional<String> storagePolicy(FileStatus status) throws CopyException {
    return living.storagePolicy(status.at(paths.real(status.path())));
  }

  /** The servers count what is really in a directory, so they do not count above partitions. */
  @Override
  public TreeTotals totals(FilePath directory) throws CopyException {
    return paths.isAsItIs(directory)
        ? living.totals(paths.real(directory))
        : super.totals(directory);
  }

  @Override
  public UserRights rights() throws CopyException {
    return living.rights();
  }

  @Override
  protected String origin(FilePath path) {
    return "the partitions of the table in '" + paths.table() + "'";
  }

  @Override
  public RemoteFileSystem within(Patience patience) {
    return new TableFileSystem(living.within(patience), paths);
  }
}
