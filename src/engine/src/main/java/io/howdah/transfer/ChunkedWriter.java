package io.howdah.transfer;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.digest.BlockDigests;
import io.howdah.digest.ChecksumLayout;
import io.howdah.fs.CreateOptions;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes a large file as parallel chunks, with all idle workers, and lets the server join them. The
 * worker of the file moves chunks too, so the file never depends on other workers.
 */
final class ChunkedWriter {
  private final TransferContext context;
  private final FileWriter writer;

  ChunkedWriter(TransferContext context, FileWriter writer) {
    this.context = context;
    this.writer = writer;
  }

  /**
   * Writes all chunks and joins them to one file. After a failure it leaves nothing behind.
   *
   * @throws JoinRefusal where the server does not join them
   */
  WrittenFile write(FileAttempt file, CreateOptions options, FileLayouts layouts, ChunkPlan chunks)
      throws CopyException {
    ChunkStager stager = new ChunkStager(context, file, chunks);
    ChunkRun run =
        new ChunkRun(
            chunks.count(),
            chunk ->
                stager.stage(
                    chunk,
                    (reader, part, progress) ->
                        writer.write(reader, part, options, layouts, progress)));
    try {
      for (int i = 1; i < chunks.count(); i++) {
        context.pool().help(run::helpOnce);
      }
      List<WrittenFile> parts = run.finish();
      FilePath first = parts.get(0).path();
      List<FilePath> others = paths(parts.subList(1, parts.size()));
      join(first, others);
      others.forEach(context.temporaries()::release);
      refuseChanged(file.source());
      return new WrittenFile(first, join(layouts, parts));
    } catch (CopyException e) {
      paths(run.abandon()).forEach(context.temporaries()::discard);
      throw e;
    }
  }

  private void join(FilePath first, List<FilePath> others) throws CopyException {
    try {
      context.destination().concat(first, others);
    } catch (CopyException e) {
      throw e.code() == ErrorCode.UNSUPPORTED_OPERATION ? new JoinRefusal(e) : e;
    }
  }

  /**
   * Refuses a source that changed. The chunks alone do not show bytes appended at the end, or a
   * replaced file.
   */
  private void refuseChanged(FileStatus source) throws CopyException {
    @Nullable FileStatus now = context.source().status(source.path()).orElse(null);
    if (now == null || now.length() != source.length()) {
      throw new CopyException(
          ErrorCode.SOURCE_CHANGED,
          "'"
              + source.path()
              + "' changed while it was copied: it had "
              + source.length()
              + " bytes, and now "
              + (now == null ? "is gone" : "has " + now.length())
              + ".");
    }
    if (!now.isUnchangedSince(source)) {
      throw new CopyException(
          ErrorCode.SOURCE_CHANGED,
          "'" + source.path() + "' was replaced or written while it was copied.");
    }
  }

  private static List<FilePath> paths(List<WrittenFile> parts) {
    List<FilePath> paths = new ArrayList<>();
    parts.forEach(part -> paths.add(part.path()));
    return paths;
  }

  private static Map<ChecksumLayout, BlockDigests> join(
      FileLayouts layouts, List<WrittenFile> parts) {
    Map<ChecksumLayout, BlockDigests> joined = new HashMap<>();
    for (ChecksumLayout layout : layouts.all()) {
      List<BlockDigests> digests = new ArrayList<>();
      for (WrittenFile part : parts) {
        digests.add(
            Objects.requireNonNull(part.digests().get(layout), "every chunk has every layout"));
      }
      joined.put(layout, BlockDigests.join(digests));
    }
    return joined;
  }

  /**
   * The server does not join these chunks. HDFS refuses it for files in a snapshot, such as one
   * that was taken while the chunks were written.
   */
  static final class JoinRefusal extends CopyException {
    private static final long serialVersionUID = 1L;

    private JoinRefusal(CopyException refusal) {
      super(refusal.code(), String.valueOf(refusal.getMessage()), refusal);
    }
  }
}
