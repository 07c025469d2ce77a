package io.howdah.temporary;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.ContentSource;
import io.howdah.fs.CreateOptions;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.RemoteFileSystem;
import java.io.OutputStream;
import java.time.Instant;

/**
 * Reads the clock that sets the modification times of files. This machine's clock may differ from
 * it by any amount.
 */
final class DestinationClock {
  private static final ContentSource NOTHING =
      new ContentSource() {
        @Override
        public long length() {
          return 0;
        }

        @Override
        public boolean isInMemory() {
          return true;
        }

        @Override
        public void writeTo(OutputStream out) {
          // An empty file needs no block.
        }
      };

  private final RemoteFileSystem destination;
  private final TemporaryFiles temporaries;
  private final TemporaryNames names;

  DestinationClock(RemoteFileSystem destination, TemporaryFiles temporaries, TemporaryNames names) {
    this.destination = destination;
    this.temporaries = temporaries;
    this.names = names;
  }

  /** Creates an empty temporary file in the directory, reads its time and deletes it. */
  Instant now(FilePath directory) throws CopyException {
    FilePath file = directory.child(names.of("clock", 1));
    temporaries.register(file);
    try {
      destination.create(file, CreateOptions.defaults(), NOTHING);
      FileStatus status =
          destination
              .status(file)
              .orElseThrow(
                  () ->
                      new CopyException(
                          ErrorCode.FILE_NOT_FOUND, "'" + file + "' was deleted at once."));
      return Instant.ofEpochMilli(status.modificationTime());
    } finally {
      temporaries.discard(file);
    }
  }
}
