package io.howdah.commit;

import io.howdah.CopyException;
import io.howdah.FileAttribute;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.RemoteFileSystem;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives a copy the attributes of its source that are to be preserved. */
final class Attributes {
  private final RemoteFileSystem destination;
  private final Set<FileAttribute> preserve;

  Attributes(RemoteFileSystem destination, Set<FileAttribute> preserve) {
    this.destination = destination;
    this.preserve = preserve;
  }

  /** Sets what the creation of the file could not set. */
  void applyToFile(FilePath file, FileStatus source) throws CopyException {
    setOwner(file, source);
    setTimes(file, source);
  }

  /** Sets all that a directory has. Only when nothing in it changes any more. */
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
