package io.howdah.transfer;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import java.util.Objects;

/** Writes single chunks of one attempt at a large file, with retries for each chunk. */
final class ChunkStager {
  private final TransferContext context;
  private final FileAttempt file;
  private final ChunkPlan chunks;
  private final FileBackoff backoff;

  ChunkStager(TransferContext context, FileAttempt file, ChunkPlan chunks) {
    this.context = context;
    this.file = file;
    this.chunks = chunks;
    this.backoff = FileBackoff.of(context);
  }

  /** Writes the bytes of a reader to a new file, once. */
  interface ChunkWriter {
    WrittenFile write(SourceReader reader, FilePath part, FileProgress progress)
        throws CopyException;
  }

  /** Writes one chunk. After a failure it leaves nothing behind. */
  WrittenFile stage(int chunk, ChunkWriter writer) throws CopyException {
    FileProgress progress = file.progress().ofChunk();
    return new Attempts(context, progress)
        .run(attempt -> stageOnce(chunk, attempt, writer, progress), this::attempts);
  }

  /**
   * The maximum number of attempts. A failure that concerns all chunks or the whole file is not
   * repeated for a single chunk.
   */
  private int attempts(CopyException failure) {
    boolean isShared = failure.code().isClusterWide() || failure.code() == ErrorCode.SOURCE_CHANGED;
    return isShared ? 1 : context.options().attempts();
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
            backoff,
            file.source().path(),
            chunks.offset(chunk),
            chunks.length(chunk));
    return writer.write(reader, part, progress);
  }
}
