package io.howdah.undo;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.Mode;
import io.howdah.event.EntryUndone.Outcome;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.Listing;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.temporary.TemporaryName;
import org.jspecify.annotations.Nullable;

/** Deletes a directory that the run has made, unless something else is in it now. */
final class DirectoryUndo {
  private final RemoteFileSystem destination;
  private final String run;
  private final Mode mode;

  DirectoryUndo(RemoteFileSystem destination, String run, Mode mode) {
    this.destination = destination;
    this.run = run;
    this.mode = mode;
  }

  Outcome undo(FilePath directory) throws CopyException {
    @Nullable FileStatus now = destination.status(directory).orElse(null);
    if (now == null) {
      return Outcome.UNCHANGED;
    }
    if (!now.isDirectory()) {
      throw new CopyException(
          ErrorCode.CHANGED_SINCE, "'" + directory + "' was a directory, and is a file now.");
    }
    if (mode != Mode.DRY_RUN) {
      deleteTemporaryFiles(directory);
      delete(directory);
    }
    return Outcome.DIRECTORY_DELETED;
  }

  /** A killed run leaves its temporary files. */
  private void deleteTemporaryFiles(FilePath directory) throws CopyException {
    @Nullable String last = null;
    Listing page;
    do {
      page = destination.list(directory, last);
      for (FileStatus entry : page.entries()) {
        boolean isOfRun = TemporaryName.run(entry.name()).filter(run::equals).isPresent();
        if (entry.isFile() && isOfRun && !TemporaryName.isReplaced(entry.name())) {
          destination.delete(entry.path());
        }
        last = entry.name();
      }
    } while (page.hasMore());
  }

  private void delete(FilePath directory) throws CopyException {
    try {
      destination.delete(directory);
    } catch (CopyException e) {
      throw e.code() == ErrorCode.DESTINATION_CONFLICT
          ? new CopyException(
              ErrorCode.CHANGED_SINCE,
              "The directory '" + directory + "' has entries that the run did not make.",
              e)
          : e;
    }
  }
}
