package io.howdah.transfer;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.pace.OpenWrites;
import java.util.Objects;

/** Writes single chunks of one attempt at a large file, each again where that may help. */
final class ChunkStager {
  private final TransferContext context;
  private final FileAttempt file;
  private final ChunkPlan chunks;
  private final Pauses pauses;

  ChunkStager(TransferContext context, FileAttempt file, ChunkPlan chunks) {
    this.context = context;
    this.file = file;
    this.chunks = chunks;
    this.pauses = Pauses.of(context);
  }

  /** Writes what is read to a new file, once. */
  interface ChunkWriter {
    WrittenFile write(SourceReader reader, FilePath part, FileProgress progress)
        throws CopyException;
  }

  /** Writes one chunk. After a failure nothing of it is left. */
  WrittenFile stage(int chunk, ChunkWriter writer) throws CopyException {
    int shortages = 0;
    for (int attempt = 1; ; attempt++) {
      FileProgress progress = file.progress().ofChunk();
      try {
        return stageOnce(chunk, attempt, writer, progress);
      } catch (CopyException e) {
        progress.takeBack();
        context.cancellation().check();
        if (e instanceof OpenWrites.SpaceShortage) {
          shortages++;
          progress.retried(attempt, e);
          continue;
        }
        boolean hopeless =
            !e.code().isWorthAnotherAttempt()
                || e.code().isClusterWide()
                || e.code() == ErrorCode.SOURCE_CHANGED;
        if (hopeless
            || attempt - shortages == context.options().attempts()
            || pauses.endAfter(attempt)) {
          throw e;
        }
        progress.retried(attempt, e);
        pauses.after(attempt);
      }
    }
  }

  private WrittenFile stageOnce(int chunk, int attempt, ChunkWriter writer, FileProgress progress)
      throws CopyException {
    FilePath target = file.record().target();
    FilePath part =
        Objects.requireNonNull(target.parent(), "a file has a parent")
            .child(context.temporaryNames().ofChunk(target.name(), file.attempt(), chunk, attempt));
    SourceReader reader =
        SourceReader.ofRange(
            context.source(),
            pauses,
            file.source().path(),
            chunks.offset(chunk),
            chunks.length(chunk));
    return writer.write(reader, part, progress);
  }
}
