package io.howdah.fs.mount;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.ContentSource;
import io.howdah.fs.CreateOptions;
import io.howdah.fs.FileChecksum;
import io.howdah.fs.FileContent;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.FileSystemTraits;
import io.howdah.fs.Listing;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.fs.RenameMode;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts the nameservices of a federated cluster together: each path belongs to the nameservice with
 * the longest matching mount, and means the same path there. A mount does not show up in the
 * listing of a directory above it. Nothing can be renamed or put together across nameservices,
 * which is {@link ErrorCode#UNSUPPORTED_OPERATION}.
 *
 * <p>What belongs to no single path is answered by the nameservice of the root or, where nothing is
 * mounted there, by that of the first mount in the order of paths: the home directory and the
 * traits. Nameservices of one cluster share their DataNodes and mostly their settings.
 */
public final class MountedFileSystem implements RemoteFileSystem {
  private final Map<FilePath, RemoteFileSystem> mounts;
  private final RemoteFileSystem main;

  /**
   * File systems by the directory below which they are in charge; this closes them.
   *
   * @param mounts at least one; a file system may stand under several directories
   */
  public MountedFileSystem(Map<FilePath, ? extends RemoteFileSystem> mounts) {
    if (mounts.isEmpty()) {
      throw new IllegalArgumentException("at least one mount is needed");
    }
    TreeMap<FilePath, RemoteFileSystem> sorted = new TreeMap<>(mounts);
    this.mounts = Collections.unmodifiableMap(sorted);
    main = sorted.firstEntry().getValue();
  }

  @Override
  public Optional<FileStatus> status(FilePath path) throws CopyException {
    return at(path).status(path);
  }

  @Override
  public Listing list(FilePath directory, @Nullable String startAfter) throws CopyException {
    return at(directory).list(directory, startAfter);
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
  public void makeDirectories(FilePath directory, @Nullable Integer permission)
      throws CopyException {
    at(directory).makeDirectories(directory, permission);
  }

  @Override
  public void rename(FilePath from, FilePath to, RenameMode mode) throws CopyException {
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
    return at(path).delete(path);
  }

  @Override
  public Optional<FileChecksum> checksum(FilePath path) throws CopyException {
    return at(path).checksum(path);
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
    return main.homeDirectory();
  }

  @Override
  public FileSystemTraits traits() throws CopyException {
    return main.traits();
  }

  @Override
  public void abortTransfers() {
    fileSystems().forEach(RemoteFileSystem::abortTransfers);
  }

  @Override
  public void close() {
    RuntimeException failure = null;
    for (RemoteFileSystem fileSystem : fileSystems()) {
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
    for (FilePath mount = path; mount != null; mount = mount.parent()) {
      RemoteFileSystem fileSystem = mounts.get(mount);
      if (fileSystem != null) {
        return fileSystem;
      }
    }
    throw new CopyException(
        ErrorCode.INVALID_PATH,
        path + " is below none of the mounts that are configured: " + mounts.keySet() + ".");
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

  private Set<RemoteFileSystem> fileSystems() {
    Set<RemoteFileSystem> distinct = Collections.newSetFromMap(new IdentityHashMap<>());
    distinct.addAll(mounts.values());
    return distinct;
  }
}
