package io.howdah.fs.mount;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.Acl;
import io.howdah.fs.ContentSource;
import io.howdah.fs.CreateOptions;
import io.howdah.fs.FileBlocks;
import io.howdah.fs.FileChecksum;
import io.howdah.fs.FileContent;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.FileSystemTraits;
import io.howdah.fs.Listing;
import io.howdah.fs.MovedAside;
import io.howdah.fs.Patience;
import io.howdah.fs.QuotaRoom;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.fs.RenameMode;
import io.howdah.fs.Snapshots;
import io.howdah.fs.TreeTotals;
import io.howdah.fs.UserRights;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts the nameservices of a federated cluster together: each path belongs to the nameservice with
 * the longest matching mount, and means the same path there. As on any mount table, a mount shows
 * up in the listing of the directory above it, hides what that has under the same name, and cannot
 * be deleted or moved. Directories that lead to a mount and exist nowhere show up, too, with the
 * owner, permission and times of the first mount below them. Nothing can be renamed or put together
 * across nameservices. What cannot be is {@link ErrorCode#UNSUPPORTED_OPERATION}.
 *
 * <p>The nameservice of the root responds to requests without a path or, if nothing is mounted
 * there, that of the first mount in the order of paths: the home directory and the traits. The way
 * to the servers is as long as that to the farthest. Nameservices of one cluster share their
 * DataNodes and mostly their settings.
 */
public final class MountedFileSystem implements RemoteFileSystem {
  private final MountTable mounts;

  /**
   * File systems by the directory below which they are in charge; this closes them.
   *
   * @param mounts at least one; a file system may have several mounts
   */
  public MountedFileSystem(Map<FilePath, ? extends RemoteFileSystem> mounts) {
    this.mounts = new MountTable(mounts);
  }

  @Override
  public Optional<FileStatus> status(FilePath path) throws CopyException {
    FilePath below = mounts.firstBelow(path);
    if (below == null) {
      return at(path).status(path);
    }
    RemoteFileSystem own = mounts.find(path);
    Optional<FileStatus> status = own == null ? Optional.empty() : own.status(path);
    return status.isPresent() ? status : leadingTo(path, below);
  }

  /** A directory that exists nowhere, but has a mount below it. */
  private Optional<FileStatus> leadingTo(FilePath directory, FilePath mount) throws CopyException {
    Optional<FileStatus> found = at(mount).status(mount);
    if (!found.isPresent()) {
      return Optional.empty();
    }
    FileStatus status = found.get();
    return Optional.of(
        FileStatus.builder(directory, FileStatus.Type.DIRECTORY)
            .owner(status.owner())
            .group(status.group())
            .permission(at(mount).permissionWithoutAcl(status))
            .modificationTime(status.modificationTime())
            .accessTime(status.accessTime())
            .build());
  }

  @Override
  public Listing list(FilePath directory, @Nullable String startAfter) throws CopyException {
    SortedSet<String> mountNames = mounts.namesBelow(directory);
    if (mountNames.isEmpty()) {
      return at(directory).list(directory, startAfter);
    }
    String after = startAfter;
    while (true) {
      Listing page = ownPage(directory, after);
      List<FileStatus> merged = merge(directory, after, page, mountNames);
      if (!page.hasMore()) {
        return Listing.last(merged);
      }
      if (!merged.isEmpty()) {
        return Listing.partial(merged);
      }
      // All of the page was hidden by mounts that are not there.
      after = page.entries().get(page.entries().size() - 1).name();
    }
  }

  /** What the nameservice in charge of a directory has in it; nothing where there is none. */
  private Listing ownPage(FilePath directory, @Nullable String startAfter) throws CopyException {
    RemoteFileSystem own = mounts.find(directory);
    try {
      return own == null ? Listing.last(new ArrayList<>()) : own.list(directory, startAfter);
    } catch (CopyException e) {
      if (e.code() == ErrorCode.FILE_NOT_FOUND && status(directory).isPresent()) {
        return Listing.last(new ArrayList<>());
      }
      throw e;
    }
  }

  /** A page with the mounts that belong between its entries, and behind the last page's. */
  private List<FileStatus> merge(
      FilePath directory, @Nullable String startAfter, Listing page, SortedSet<String> mountNames)
      throws CopyException {
    SortedSet<String> due = startAfter == null ? mountNames : mountNames.tailSet(startAfter);
    List<FileStatus> merged = new ArrayList<>();
    Iterator<FileStatus> own = page.entries().iterator();
    FileStatus next = own.hasNext() ? own.next() : null;
    for (String name : due) {
      if (name.equals(startAfter)) {
        continue;
      }
      while (next != null && FilePath.compareNames(next.name(), name) < 0) {
        merged.add(next);
        next = own.hasNext() ? own.next() : null;
      }
      if (next == null && page.hasMore()) {
        return merged;
      }
      if (next != null && next.name().equals(name)) {
        next = own.hasNext() ? own.next() : null;
      }
      status(directory.child(name)).ifPresent(merged::add);
    }
    while (next != null) {
      merged.add(next);
      next = own.hasNext() ? own.next() : null;
    }
    return merged;
  }

  @Override
  public FileContent open(FilePath path, long offset, long length) throws CopyException {
    return at(path).open(path, offset, length);
  }

  @Override
  public void create(FilePath path, CreateOptions options, ContentSource content)
      throws CopyException {
    at(path).create(path, options, content);
  }

  @Override
  public void append(FilePath path, ContentSource content) throws CopyException {
    at(path).append(path, content);
  }

  @Override
  public void makeDirectories(FilePath directory, @Nullable Integer permission)
      throws CopyException {
    at(directory).makeDirectories(directory, permission);
  }

  @Override
  public void rename(FilePath from, FilePath to, RenameMode mode) throws CopyException {
    refuseMount(from);
    refuseMount(to);
    together(from, to).rename(from, to, mode);
  }

  @Override
  public void concat(FilePath target, List<FilePath> parts) throws CopyException {
    for (FilePath part : parts) {
      together(target, part);
    }
    at(target).concat(target, parts);
  }

  @Override
  public boolean delete(FilePath path) throws CopyException {
    refuseMount(path);
    return at(path).delete(path);
  }

  @Override
  public Optional<FileChecksum> checksum(FilePath path, long length) throws CopyException {
    return at(path).checksum(path, length);
  }

  @Override
  public Optional<FileBlocks> blocks(FilePath path) throws CopyException {
    return at(path).blocks(path);
  }

  @Override
  public Acl acl(FilePath path) throws CopyException {
    return at(path).acl(path);
  }

  @Override
  public void setAcl(FilePath path, Acl acl) throws CopyException {
    at(path).setAcl(path, acl);
  }

  @Override
  public void removeDefaultAcl(FilePath directory) throws CopyException {
    at(directory).removeDefaultAcl(directory);
  }

  @Override
  public SortedMap<String, String> extendedAttributes(FilePath path) throws CopyException {
    return at(path).extendedAttributes(path);
  }

  @Override
  public void setExtendedAttribute(FilePath path, String name, String value) throws CopyException {
    at(path).setExtendedAttribute(path, name, value);
  }

  @Override
  public Optional<String> storagePolicy(FileStatus status) throws CopyException {
    return at(status.path()).storagePolicy(status);
  }

  @Override
  public void setStoragePolicy(FilePath path, String policy) throws CopyException {
    at(path).setStoragePolicy(path, policy);
  }

  @Override
  public void setErasureCodingPolicy(FilePath directory, String policy) throws CopyException {
    at(directory).setErasureCodingPolicy(directory, policy);
  }

  /**
   * A superuser of one nameservice need not be that of another. Several are not asked: one that a
   * copy does not need may be down.
   */
  @Override
  public UserRights rights() throws CopyException {
    return mounts.fileSystems().size() == 1 ? mounts.main().rights() : UserRights.UNKNOWN;
  }

  @Override
  public void setOwner(FilePath path, @Nullable String owner, @Nullable String group)
      throws CopyException {
    at(path).setOwner(path, owner, group);
  }

  @Override
  public void setPermission(FilePath path, int permission) throws CopyException {
    at(path).setPermission(path, permission);
  }

  @Override
  public void setTimes(FilePath path, long modificationTime, long accessTime) throws CopyException {
    at(path).setTimes(path, modificationTime, accessTime);
  }

  @Override
  public void setReplication(FilePath path, int replication) throws CopyException {
    at(path).setReplication(path, replication);
  }

  @Override
  public FilePath homeDirectory() throws CopyException {
    return mounts.main().homeDirectory();
  }

  @Override
  public FilePath trashRoot(FilePath path) throws CopyException {
    return at(path).trashRoot(path);
  }

  @Override
  public boolean canRename(FilePath from, FilePath to) throws CopyException {
    return at(from) == at(to);
  }

  @Override
  public List<MovedAside> movedAside() {
    List<MovedAside> all = new ArrayList<>();
    mounts.fileSystems().forEach(fileSystem -> all.addAll(fileSystem.movedAside()));
    return all;
  }

  @Override
  public Snapshots snapshots() {
    return new MountedSnapshots(mounts);
  }

  @Override
  public TreeTotals totals(FilePath directory) throws CopyException {
    return at(directory).totals(directory);
  }

  @Override
  public QuotaRoom quotaRoom(FilePath directory) throws CopyException {
    return at(directory).quotaRoom(directory);
  }

  @Override
  public FileSystemTraits traits() throws CopyException {
    return mounts.main().traits();
  }

  @Override
  public Duration roundTrip() {
    return longest(RemoteFileSystem::roundTrip);
  }

  @Override
  public RemoteFileSystem within(Patience patience) {
    return new MountedFileSystem(mounts.within(patience));
  }

  @Override
  public Duration longestSilence() {
    return longest(RemoteFileSystem::longestSilence);
  }

  private Duration longest(Function<RemoteFileSystem, Duration> duration) {
    return mounts.fileSystems().stream()
        .map(duration)
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  @Override
  public void abortTransfers() {
    mounts.fileSystems().forEach(RemoteFileSystem::abortTransfers);
  }

  @Override
  public void close() {
    RuntimeException failure = null;
    for (RemoteFileSystem fileSystem : mounts.fileSystems()) {
      try {
        fileSystem.close();
      } catch (RuntimeException e) {
        // The others are closed all the same.
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private RemoteFileSystem at(FilePath path) throws CopyException {
    return mounts.at(path);
  }

  private void refuseMount(FilePath path) throws CopyException {
    if (mounts.isBorderAtOrBelow(path)) {
      throw new CopyException(
          ErrorCode.UNSUPPORTED_OPERATION,
          path + " is a mount of another nameservice or holds one, and is not deleted or moved.");
    }
  }

  private RemoteFileSystem together(FilePath one, FilePath other) throws CopyException {
    RemoteFileSystem fileSystem = at(one);
    if (fileSystem != at(other)) {
      throw new CopyException(
          ErrorCode.UNSUPPORTED_OPERATION,
          one
              + " and "
              + other
              + " are in different nameservices, so one cannot become the other.");
    }
    return fileSystem;
  }
}
