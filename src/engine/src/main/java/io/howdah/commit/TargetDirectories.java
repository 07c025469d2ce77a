package io.howdah.commit;

import io.howdah.CopyException;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.scope.Preservation;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What new files inherit from their directory. It is requested once for each directory. */
final class TargetDirectories {
  /** More than the directories of which files are in flight. */
  private static final int MOST_DIRECTORIES = 1_000;

  private final RemoteFileSystem destination;
  private final Map<FilePath, Inheritance> known =
      new LinkedHashMap<FilePath, Inheritance>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<FilePath, Inheritance> eldest) {
          return size() > MOST_DIRECTORIES;
        }
      };

  TargetDirectories(RemoteFileSystem destination) {
    this.destination = destination;
  }

  /** Whether a new file has an ACL from its directory. */
  boolean giveAclTo(FilePath file) throws CopyException {
    return of(file).hasDefaultAcl;
  }

  /** The status of a directory, with the storage policy that its new files have. */
  FileStatus statusAbove(FilePath file) throws CopyException {
    return of(file).status;
  }

  private Inheritance of(FilePath file) throws CopyException {
    @Nullable FilePath parent = file.parent();
    FilePath directory = parent == null ? file : parent;
    synchronized (known) {
      @Nullable Inheritance found = known.get(directory);
      if (found != null) {
        return found;
      }
    }
    // Without the lock, since a request may take long. Two threads may ask the same.
    Inheritance asked = ask(directory);
    synchronized (known) {
      known.put(directory, asked);
    }
    return asked;
  }

  private Inheritance ask(FilePath directory) throws CopyException {
    FileStatus status =
        destination
            .status(directory)
            .orElseGet(() -> FileStatus.builder(directory, FileStatus.Type.DIRECTORY).build());
    return new Inheritance(status, status.hasAcl() && hasDefaults(directory));
  }

  /** If the server does not tell, a new file gets the permission of its source all the same. */
  private boolean hasDefaults(FilePath directory) throws CopyException {
    try {
      return destination.acl(directory).hasDefaults();
    } catch (CopyException e) {
      if (Preservation.isRefusal(e.code())) {
        return false;
      }
      throw e;
    }
  }

  private static final class Inheritance {
    private final FileStatus status;
    private final boolean hasDefaultAcl;

    Inheritance(FileStatus status, boolean hasDefaultAcl) {
      this.status = status;
      this.hasDefaultAcl = hasDefaultAcl;
    }
  }
}
