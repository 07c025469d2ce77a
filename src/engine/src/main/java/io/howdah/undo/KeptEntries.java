package io.howdah.undo;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.Listing;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.report.ReportedChange;
import java.util.List;
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
   * Refuses a place that a run cannot have moved the entry to: below its directory, under the path
   * of the entry, perhaps with a time behind its names.
   *
   * @throws CopyException {@link ErrorCode#INVALID_ARGUMENT}
   */
  void check(ReportedChange change) throws CopyException {
    if (!change.kept().isPresent()) {
      return;
    }
    FilePath place = FilePath.of(change.kept().get());
    List<String> above = backup.names();
    List<String> names = place.names();
    List<String> expected = change.change().path().names();
    boolean isValid = place.startsWith(backup) && names.size() == above.size() + expected.size();
    for (int i = 0; isValid && i < expected.size(); i++) {
      isValid = isNameOf(names.get(above.size() + i), expected.get(i));
    }
    if (!isValid) {
      throw new CopyException(
          ErrorCode.INVALID_ARGUMENT,
          "The report says that '"
              + change.change().path()
              + "' was kept as '"
              + place
              + "', which is not its place in '"
              + backup
              + "'.");
    }
  }

  private static boolean isNameOf(String kept, String name) {
    return kept.startsWith(name) && kept.substring(name.length()).matches("[0-9]*");
  }

  /** The old entry of a change; null where it is not in the backup directory. */
  @Nullable FileStatus find(ReportedChange change) throws CopyException {
    check(change);
    FileStatus old = Objects.requireNonNull(change.change().before(), "an old entry");
    if (change.kept().isPresent()) {
      return destination
          .status(FilePath.of(change.kept().get()))
          .filter(found -> found.type() == old.type())
          .orElse(null);
    }
    // The run ended before it reported the place, which is nearly always the one of its path.
    FilePath usual = backup;
    for (String name : old.path().names()) {
      usual = usual.child(name);
    }
    @Nullable FileStatus found = destination.status(usual).orElse(null);
    return found != null && isSame(found, old)
        ? found
        : search(Objects.requireNonNull(usual.parent(), "a directory"), old);
  }

  private @Nullable FileStatus search(FilePath directory, FileStatus old) throws CopyException {
    if (!destination.status(directory).isPresent()) {
      return null;
    }
    @Nullable String last = null;
    Listing page;
    do {
      page = destination.list(directory, last);
      for (FileStatus entry : page.entries()) {
        if (isNameOf(entry.name(), old.name()) && isSame(entry, old)) {
          return entry;
        }
        last = entry.name();
      }
    } while (page.hasMore());
    return null;
  }

  /**
   * Whether both are the same file, with the same bytes, or the same directory. Where the server
   * tells no file ids, no directory is known to be the same.
   */
  static boolean isSame(FileStatus one, FileStatus other) {
    if (one.type() != other.type()) {
      return false;
    }
    return one.isFile()
        ? one.isUnchangedSince(other)
        : one.fileId() != 0 && one.fileId() == other.fileId();
  }
}
