package io.howdah.fs.local;

import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileOwnerAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads and sets what this machine keeps of a file besides its bytes. The "unix" view, which Linux
 * and macOS have, returns all with one system call; elsewhere owner, group and permission are not
 * kept.
 */
final class LocalAttributes {
  private static final int PERMISSION_BITS = 01777;

  private final FileSystem fileSystem;
  private final boolean unix;

  LocalAttributes(FileSystem fileSystem) {
    this.fileSystem = fileSystem;
    Set<String> views = fileSystem.supportedFileAttributeViews();
    this.unix = views.contains("unix") && views.contains("posix");
  }

  boolean keepPermissions() {
    return unix;
  }

  /**
   * The status of a file or directory; null for a socket, pipe or device. A symbolic link to a file
   * is that file, as for {@code cp -L}; one to a directory is not followed, as it may lead back.
   *
   * @throws java.nio.file.NoSuchFileException where nothing exists
   */
  @Nullable FileStatus read(Path file, FilePath path) throws IOException {
    String all = unix ? "unix:*" : "*";
    Map<String, Object> values = Files.readAttributes(file, all, LinkOption.NOFOLLOW_LINKS);
    if (type(values) == FileStatus.Type.SYMLINK && Files.isRegularFile(file)) {
      values = Files.readAttributes(file, all);
    }
    FileStatus.Type type = type(values);
    if (type == null) {
      return null;
    }
    FileStatus.Builder status =
        FileStatus.builder(path, type)
            .modificationTime(millis(values, "lastModifiedTime"))
            .accessTime(millis(values, "lastAccessTime"));
    if (type == FileStatus.Type.FILE) {
      status.length((Long) get(values, "size"));
    }
    if (unix) {
      status
          .owner(String.valueOf(values.get("owner")))
          .group(String.valueOf(values.get("group")))
          .permission((Integer) get(values, "mode") & PERMISSION_BITS)
          .fileId((Long) get(values, "ino"));
    }
    return status.build();
  }

  void setPermission(Path file, int permission) throws IOException {
    Files.setAttribute(file, "unix:mode", permission & PERMISSION_BITS);
  }

  void setTimes(Path file, long modificationTime, long accessTime) throws IOException {
    FileTime accessed = accessTime == 0 ? null : fileTime(accessTime);
    Files.getFileAttributeView(file, BasicFileAttributeView.class)
        .setTimes(fileTime(modificationTime), accessed, null);
  }

  /** Java up to 17 at least makes 1970 of a time before it that is not of whole seconds. */
  private static FileTime fileTime(long millis) {
    return millis < 0
        ? FileTime.from(Math.floorDiv(millis, 1_000L), TimeUnit.SECONDS)
        : FileTime.fromMillis(millis);
  }

  /**
   * Sets owner and group.
   *
   * @throws java.nio.file.attribute.UserPrincipalNotFoundException if one of them does not exist on
   *     this machine
   */
  void setOwner(Path file, @Nullable String owner, @Nullable String group) throws IOException {
    UserPrincipalLookupService lookup = fileSystem.getUserPrincipalLookupService();
    if (group != null) {
      Files.getFileAttributeView(file, PosixFileAttributeView.class)
          .setGroup(lookup.lookupPrincipalByGroupName(group));
    }
    if (owner != null) {
      Files.getFileAttributeView(file, FileOwnerAttributeView.class)
          .setOwner(lookup.lookupPrincipalByName(owner));
    }
  }

  private static FileStatus.@Nullable Type type(Map<String, Object> values) {
    if (Boolean.TRUE.equals(values.get("isSymbolicLink"))) {
      return FileStatus.Type.SYMLINK;
    }
    if (Boolean.TRUE.equals(values.get("isDirectory"))) {
      return FileStatus.Type.DIRECTORY;
    }
    return Boolean.TRUE.equals(values.get("isRegularFile")) ? FileStatus.Type.FILE : null;
  }

  private static long millis(Map<String, Object> values, String name) {
    return ((FileTime) get(values, name)).toMillis();
  }

  private static Object get(Map<String, Object> values, String name) {
    Object value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("This machine does not tell the " + name + " of a file.");
    }
    return value;
  }
}
