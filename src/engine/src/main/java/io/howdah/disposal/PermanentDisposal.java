package io.howdah.disposal;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.RemoteFileSystem;
import java.util.Optional;

/** Deletes files and empty directories for good. No request deletes a directory with entries. */
final class PermanentDisposal implements Disposal {
  private final RemoteFileSystem destination;

  PermanentDisposal(RemoteFileSystem destination) {
    this.destination = destination;
  }

  @Override
  public Unit unit() {
    return Unit.ENTRY;
  }

  @Override
  public Optional<FilePath> remove(FileStatus entry) throws CopyException {
    if (!destination.delete(entry.path())) {
      throw new CopyException(
          ErrorCode.FILE_NOT_FOUND, "'" + entry.path() + "' is not there any more.");
    }
    return Optional.empty();
  }
}
