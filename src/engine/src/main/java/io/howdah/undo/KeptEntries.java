package io.howdah.undo;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.Listing;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.report.ReportedChange;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The entries that a run has moved to its backup directory. */
final class KeptEntries {
  private final RemoteFileSystem destination;
  private final FilePath backup;

  /**
   * Creates a search.
   *
   * @param backup the directory of the run in the backup directory
   */
  KeptEntries(RemoteFileSystem destination, FilePath backup) {
    this.destination = destination;
    this.backup = backup;
  }

  /**
   * The old entry of a change; null where it is not in the backup directory.
   *
   * @throws CopyException {@link ErrorCode#INVALID_ARGUMENT} where the report names another place
   */
  @Nullable FileStatus find(ReportedChange change) throws CopyException {
    if (change.kept().isPresent()) {
      FilePath place = FilePath.of(change.kept().get());
      if (!place.startsWith(backup)) {
        throw new CopyException(
            ErrorCode.INVALID_ARGUMENT,
            "The report says that '"
                + change.change().path()
                + "' was kept as '"
                + place
                + "', which is not in '"
                + backup
                + "'.");
      }
      return destination.status(place).orElse(null);
    }
    // The run ended before it reported the place, which is nearly always the one of its path.
    FileStatus old = Objects.requireNonNull(change.change().before(), "an old entry");
    FilePath usual = backup;
    for (String name : old.path().names()) {
      usual = usual.child(name);
    }
    @Nullable FileStatus found = destination.status(usual).orElse(null);
    return found == null || isSame(found, old)
        ? found
        : search(Objects.requireNonNull(usual.parent(), "a directory"), old);
  }

  private @Nullable FileStatus search(FilePath directory, FileStatus old) throws CopyException {
    @Nullable String last = null;
    Listing page;
    do {
      page = destination.list(directory, last);
      for (FileStatus entry : page.entries()) {
        if (entry.name().startsWith(old.name()) && isSame(entry, old)) {
          return entry;
        }
        last = entry.name();
      }
    } while (page.hasMore());
    return null;
  }

  /** Whether both are the same file, with the same bytes, or the same directory. */
  static boolean isSame(FileStatus one, FileStatus other) {
    return one.type() == other.type()
        && (one.isFile() ? one.isUnchangedSince(other) : one.fileId() == other.fileId());
  }
}
