package io.howdah.fs.local;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.ContentFailures;
import io.howdah.fs.ContentSource;
import io.howdah.fs.CreateOptions;
import io.howdah.fs.FileBlocks;
import io.howdah.fs.FileChecksum;
import io.howdah.fs.FileContent;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.FileSystemTraits;
import io.howdah.fs.Listing;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.fs.RenameMode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets a copy read from and write to the files of this machine.
 *
 * <p>A symbolic link to a file counts as that file; any other is reported and, as the last name of
 * a path, never followed. Sockets, pipes and devices are listed as {@link FileStatus.Type#OTHER}
 * and otherwise do not exist, since a copy can do nothing with them; nothing is ever put in their
 * place. Java shows no ACLs of this machine: the group's bits of a file with an ACL are its mask.
 * Names that the locale's encoding cannot hold are refused with {@link ErrorCode#INVALID_PATH}, and
 * a listing shows them as {@link FileStatus.Type#UNDECODABLE}.
 */
public final class LocalFileSystem implements RemoteFileSystem {
  /** Large enough for most directories at once, small enough to stay in little memory. */
  private static final int PAGE_SIZE = 10_000;

  private final LocalPaths paths;
  private final LocalAttributes attributes;
  private final LocalListing listing;
  private final String home;
  private volatile boolean aborted;

  private LocalFileSystem(FileSystem files, String home, int pageSize) {
    this.paths = new LocalPaths(files);
    this.attributes = new LocalAttributes(files);
    this.listing = new LocalListing(paths, attributes, pageSize);
    this.home = home;
  }

  /** The files of this machine as the user of this process sees them. */
  public static LocalFileSystem create() {
    return of(FileSystems.getDefault(), System.getProperty("user.home", "/"), PAGE_SIZE);
  }

  /**
   * Other files of this machine, such as those in an archive.
   *
   * @param home the home directory
   * @param pageSize entries of one page of a listing
   */
  static LocalFileSystem of(FileSystem files, String home, int pageSize) {
    return new LocalFileSystem(files, home, pageSize);
  }

  @Override
  public Optional<FileStatus> status(FilePath path) throws CopyException {
    Path file = paths.of(path);
    try {
      return Optional.ofNullable(attributes.read(file, path));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      if (isBelowAFile(file)) {
        return Optional.empty();
      }
      throw LocalFailures.of(e, path, "looked at");
    }
  }

  @Override
  public Listing list(FilePath directory, @Nullable String startAfter) throws CopyException {
    if (!existing(directory).isDirectory()) {
      throw LocalFailures.conflict(directory, "is not a directory");
    }
    try {
      return listing.page(directory, startAfter);
    } catch (IOException e) {
      throw LocalFailures.of(e, directory, "listed");
    }
  }

  @Override
  public FileContent open(FilePath path, long offset, long length) throws CopyException {
    refuseWhenAborted(path);
    FileStatus status = notALink(existing(path));
    if (!status.isFile()) {
      throw new CopyException(ErrorCode.FILE_NOT_FOUND, "'" + path + "' is not a file.");
    }
    long available = status.length() - offset;
    if (offset < 0 || length < 0 || available < 0) {
      throw new CopyException(
          ErrorCode.INVALID_ARGUMENT,
          "'" + path + "' has no " + length + " bytes from " + offset + " on.");
    }
    long promised = Math.min(length, available);
    try {
      SeekableByteChannel channel = Files.newByteChannel(paths.of(path), StandardOpenOption.READ);
      channel.position(offset);
      return FileContent.of(new LocalReading(path, channel, promised, () -> aborted), promised);
    } catch (IOException e) {
      throw LocalFailures.of(e, path, "opened");
    }
  }

  @Override
  public void create(FilePath path, CreateOptions options, ContentSource content)
      throws CopyException {
    refuseWhenAborted(path);
    FilePath parent = path.parent();
    Optional<FileStatus> existing = status(path);
    if (parent == null || existing.filter(FileStatus::isDirectory).isPresent()) {
      throw LocalFailures.conflict(path, "is a directory and cannot become a file");
    }
    makeDirectories(parent, null);
    Path file = paths.of(path);
    if (!existing.isPresent() && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw LocalFailures.conflict(path, "is neither a file nor a directory");
    }
    try {
      // A new file, since a process that still reads the old one must not see it change.
      Files.deleteIfExists(file);
      write(path, options, content);
    } catch (IOException e) {
      throw LocalFailures.of(e, path, "created");
    }
  }

  @Override
  public void append(FilePath path, ContentSource content) throws CopyException {
    refuseWhenAborted(path);
    if (!notALink(existing(path)).isFile()) {
      throw LocalFailures.conflict(path, "is a directory, and nothing can be appended to it");
    }
    try (FileChannel channel =
        FileChannel.open(paths.of(path), StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
      fill(path, channel, content);
    } catch (IOException e) {
      throw LocalFailures.of(e, path, "appended to");
    }
  }

  @Override
  public void makeDirectories(FilePath directory, @Nullable Integer permission)
      throws CopyException {
    Deque<FilePath> missing = new ArrayDeque<>();
    FilePath ancestor = directory;
    while (ancestor != null && !Files.isDirectory(paths.of(ancestor))) {
      if (Files.exists(paths.of(ancestor), LinkOption.NOFOLLOW_LINKS)) {
        throw LocalFailures.conflict(ancestor, "is not a directory");
      }
      missing.push(ancestor);
      ancestor = ancestor.parent();
    }
    for (FilePath path : missing) {
      makeDirectory(path, permission);
    }
  }

  @Override
  public void rename(FilePath from, FilePath to, RenameMode mode) throws CopyException {
    FileStatus moved = existing(from);
    FilePath parent = to.parent();
    if (parent != null) {
      existing(parent);
      if (!Files.isDirectory(paths.of(parent))) {
        throw LocalFailures.conflict(parent, "is not a directory");
      }
    }
    try {
      new LocalRename(paths, moved, to, mode).run();
    } catch (IOException e) {
      throw LocalFailures.of(e, from, "renamed to '" + to + "'");
    }
  }

  @Override
  public void concat(FilePath target, List<FilePath> parts) throws CopyException {
    throw LocalFailures.unsupported(
        target, "cannot be put together from parts on this machine without copying");
  }

  @Override
  public boolean delete(FilePath path) throws CopyException {
    if (path.isRoot()) {
      throw new CopyException(
          ErrorCode.PERMISSION_DENIED, "The root directory of this machine is never deleted.");
    }
    Path file = paths.of(path);
    try {
      return Files.deleteIfExists(file);
    } catch (DirectoryNotEmptyException e) {
      throw LocalFailures.conflict(path, "is a directory that has entries, and is not deleted");
    } catch (IOException e) {
      if (isBelowAFile(file)) {
        return false;
      }
      throw LocalFailures.of(e, path, "deleted");
    }
  }

  @Override
  public Optional<FileChecksum> checksum(FilePath path, long length) throws CopyException {
    refuseWhenAborted(path);
    existing(path);
    return Optional.empty();
  }

  @Override
  public Optional<FileBlocks> blocks(FilePath path) throws CopyException {
    existing(path);
    return Optional.empty();
  }

  @Override
  public void setOwner(FilePath path, @Nullable String owner, @Nullable String group)
      throws CopyException {
    notALink(existing(path));
    if (!attributes.keepPermissions()) {
      throw LocalFailures.unsupported(path, "has no owner and group on this machine");
    }
    try {
      attributes.setOwner(paths.of(path), owner, group);
    } catch (UserPrincipalNotFoundException e) {
      throw LocalFailures.unsupported(
          path, "cannot belong to '" + e.getName() + "', whom this machine does not know");
    } catch (IOException e) {
      throw LocalFailures.of(e, path, "given to " + owner + " and " + group);
    }
  }

  @Override
  public void setPermission(FilePath path, int permission) throws CopyException {
    notALink(existing(path));
    if (!attributes.keepPermissions()) {
      throw LocalFailures.unsupported(path, "has no permission bits on this machine");
    }
    try {
      attributes.setPermission(paths.of(path), permission);
    } catch (IOException e) {
      throw LocalFailures.of(e, path, "given other permissions");
    }
  }

  @Override
  public void setTimes(FilePath path, long modificationTime, long accessTime) throws CopyException {
    notALink(existing(path));
    try {
      attributes.setTimes(paths.of(path), modificationTime, accessTime);
    } catch (IOException e) {
      throw LocalFailures.of(e, path, "given other times");
    }
  }

  @Override
  public void setReplication(FilePath path, int replication) {}

  @Override
  public FilePath homeDirectory() throws CopyException {
    return FilePath.of(home);
  }

  @Override
  public FileSystemTraits traits() {
    return FileSystemTraits.builder().build();
  }

  @Override
  public void abortTransfers() {
    aborted = true;
  }

  @Override
  public void close() {}

  private void write(FilePath path, CreateOptions options, ContentSource content)
      throws IOException {
    Path file = paths.of(path);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      restrict(file, options);
      fill(path, channel, content);
    }
  }

  private void fill(FilePath path, FileChannel channel, ContentSource content) throws IOException {
    LocalWriting out = new LocalWriting(path, channel, content.length(), () -> aborted);
    try {
      content.writeTo(out);
    } catch (IOException e) {
      throw ContentFailures.of("Writing '" + path + "'", e);
    }
    out.complete();
    // Before the rename: else a power failure could leave the final name on an empty file.
    channel.force(true);
  }

  private void restrict(Path file, CreateOptions options) throws IOException {
    Integer permission = options.permission();
    try {
      if (permission != null && attributes.keepPermissions()) {
        attributes.setPermission(file, permission);
      }
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  private void makeDirectory(FilePath path, @Nullable Integer permission) throws CopyException {
    Path directory = paths.of(path);
    try {
      Files.createDirectory(directory);
      if (permission != null && attributes.keepPermissions()) {
        attributes.setPermission(directory, permission);
      }
    } catch (IOException e) {
      // Another thread may have been faster, and then the directory is as good as made.
      if (!Files.isDirectory(directory)) {
        throw LocalFailures.of(e, path, "made");
      }
    }
  }

  private FileStatus existing(FilePath path) throws CopyException {
    return status(path).orElseThrow(() -> LocalFailures.missing(path));
  }

  private static FileStatus notALink(FileStatus status) throws CopyException {
    if (status.type() == FileStatus.Type.SYMLINK) {
      throw LocalFailures.unsupported(status.path(), "is a symbolic link, which is not followed");
    }
    return status;
  }

  /** Whether nothing can exist here since a name above it is a file's. */
  private static boolean isBelowAFile(Path path) {
    Path ancestor = path.getParent();
    while (ancestor != null && !Files.exists(ancestor)) {
      ancestor = ancestor.getParent();
    }
    return ancestor != null && !Files.isDirectory(ancestor);
  }

  private void refuseWhenAborted(FilePath path) throws CopyException {
    if (aborted) {
      throw LocalFailures.cancelled(path);
    }
  }
}
