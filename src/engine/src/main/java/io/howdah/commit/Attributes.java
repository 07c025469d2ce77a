package io.howdah.commit;

import io.howdah.CopyException;
import io.howdah.FileAttribute;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.RemoteFileSystem;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sets the attributes that a copy preserves. An attribute that only one of the two sides has, such
 * as the replication of an erasure-coded file, stays that of the destination.
 */
final class Attributes {
  /** The sticky bit. HDFS ignores it when a file is created, so it is set afterwards. */
  private static final int STICKY = 01000;

  private final RemoteFileSystem destination;
  private final Set<FileAttribute> preserve;

  Attributes(RemoteFileSystem destination, Set<FileAttribute> preserve) {
    this.destination = destination;
    this.preserve = preserve;
  }

  /** Sets the attributes that could not be set when the file was created. */
  void applyToFile(FilePath file, FileStatus source) throws CopyException {
    setOwner(file, source);
    boolean isSticky = (source.permission() & STICKY) != 0;
    if (isSticky && preserve.contains(FileAttribute.PERMISSION)) {
      destination.setPermission(file, source.permission());
    }
    setTimes(file, source);
  }

  /** Sets the attributes of an existing file that was not copied, since its bytes are equal. */
  void align(FileStatus existing, FileStatus source) throws CopyException {
    boolean sameOwner = existing.owner().equals(source.owner());
    boolean sameGroup = existing.group().equals(source.group());
    if (!sameOwner || !sameGroup) {
      setOwner(existing.path(), source);
    }
    if (preserve.contains(FileAttribute.PERMISSION)
        && existing.permission() != source.permission()) {
      destination.setPermission(existing.path(), source.permission());
    }
    if (preserve.contains(FileAttribute.REPLICATION)
        && source.replication() > 0
        && existing.replication() > 0
        && existing.replication() != source.replication()) {
      destination.setReplication(existing.path(), source.replication());
    }
    if (existing.modificationTime() != source.modificationTime()) {
      setTimes(existing.path(), source);
    }
  }

  /**
   * Sets all attributes of a directory. It must be called after the last change in the directory.
   */
  void applyToDirectory(FilePath directory, FileStatus source) throws CopyException {
    setOwner(directory, source);
    if (preserve.contains(FileAttribute.PERMISSION)) {
      destination.setPermission(directory, source.permission());
    }
    setTimes(directory, source);
  }

  private void setOwner(FilePath path, FileStatus source) throws CopyException {
    @Nullable String owner = preserve.contains(FileAttribute.OWNER) ? source.owner() : null;
    @Nullable String group = preserve.contains(FileAttribute.GROUP) ? source.group() : null;
    if (owner != null || group != null) {
      destination.setOwner(path, owner, group);
    }
  }

  private void setTimes(FilePath path, FileStatus source) throws CopyException {
    if (preserve.contains(FileAttribute.TIMES)) {
      destination.setTimes(path, source.modificationTime(), source.accessTime());
    }
  }
}
