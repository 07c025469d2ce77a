package io.howdah.transfer;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.CreateOptions;
import io.howdah.fs.FilePath;
import io.howdah.pace.OpenWrites;
import java.util.Objects;

/** Writes single chunks of one attempt at a large file, each again where that may help. */
final class ChunkStager {
  private final TransferContext context;
  private final FileWriter writer;
  private final Pauses pauses;
  private final FileAttempt file;
  private final CreateOptions options;
  private final FileLayouts layouts;
  private final ChunkPlan chunks;

  ChunkStager(
      TransferContext context,
      FileWriter writer,
      Pauses pauses,
      FileAttempt file,
      CreateOptions options,
      FileLayouts layouts,
      ChunkPlan chunks) {
    this.context = context;
    this.writer = writer;
    this.pauses = pauses;
    this.file = file;
    this.options = options;
    this.layouts = layouts;
    this.chunks = chunks;
  }

  WrittenFile stage(int chunk) throws CopyException {
    int shortages = 0;
    for (int attempt = 1; ; attempt++) {
      FileProgress progress = file.progress().part();
      try {
        return stageOnce(chunk, attempt, progress);
      } catch (CopyException e) {
        progress.takeBack();
        context.cancellation().check();
        if (e instanceof OpenWrites.SpaceShortage) {
          shortages++;
          context.listener().fileRetried(file.source().path().toString(), attempt, e);
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
        context.listener().fileRetried(file.source().path().toString(), attempt, e);
        pauses.after(attempt);
      }
    }
  }

  private WrittenFile stageOnce(int chunk, int attempt, FileProgress progress)
      throws CopyException {
    FilePath target = file.task().target();
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
    return writer.write(reader, part, options, layouts, progress);
  }
}
