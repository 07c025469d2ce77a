package io.howdah.transfer;

import io.howdah.CopyException;
import io.howdah.FileAttribute;
import io.howdah.fs.CreateOptions;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.plan.SourcePermission;
import java.util.Objects;

/** Makes one attempt at one file: writes it under a temporary name and verifies it. */
final class FileStager {
  private final TransferContext context;
  private final FileWriter writer;
  private final ChunkedWriter chunkedWriter;
  private final Verifier verifier;

  FileStager(TransferContext context) {
    this.context = context;
    this.writer = new FileWriter(context);
    this.chunkedWriter = new ChunkedWriter(context, writer);
    this.verifier = new Verifier(context);
  }

  /** Makes one attempt. After a failure it leaves nothing behind. */
  StagedFile stage(FileAttempt file) throws CopyException {
    FileStatus source =
        SourcePermission.resolve(context.source(), context.options(), file.source());
    FileLayouts layouts = FileLayouts.of(context, file.record(), source);
    verifier.refuseUnprovable(source, layouts);
    CreateOptions options = createOptions(source, layouts);
    ChunkPlan chunks =
        ChunkPlan.of(context, file.record(), source, layouts, context.pool().level());
    WrittenFile written =
        chunks.isSplit()
            ? writeChunks(file, options, layouts, chunks)
            : writeWhole(file, options, layouts);
    context.patience().finished("written");
    try {
      Proof proof = verifier.verify(source, written.path(), layouts, written.digests());
      return new StagedFile(file.record(), source, written.path(), proof);
    } catch (CopyException e) {
      context.temporaries().discard(written.path());
      throw e;
    }
  }

  /** Writes chunks, or one stream where the server does not join the chunks. */
  private WrittenFile writeChunks(
      FileAttempt file, CreateOptions options, FileLayouts layouts, ChunkPlan chunks)
      throws CopyException {
    try {
      return chunkedWriter.write(file, options, layouts, chunks);
    } catch (ChunkedWriter.JoinRefusal e) {
      file.progress().takeBack();
      file.progress().retried(file.attempt(), e);
      return writeWhole(file, options, layouts);
    }
  }

  private WrittenFile writeWhole(FileAttempt file, CreateOptions options, FileLayouts layouts)
      throws CopyException {
    FilePath target = file.record().target();
    FilePath temporary =
        Objects.requireNonNull(target.parent(), "a file has a parent")
            .child(context.temporaryNames().of(target.name(), file.attempt()));
    FileStatus source = file.source();
    SourceReader reader =
        SourceReader.ofFile(
            context.source(), FileBackoff.of(context), source.path(), source.length());
    return writer.write(reader, temporary, options, layouts, file.progress());
  }

  /** Attributes that are set at the creation need no separate request. */
  private CreateOptions createOptions(FileStatus source, FileLayouts layouts) {
    CreateOptions.Builder options = CreateOptions.builder();
    if (layouts.destinationBlockSize() > 0) {
      options.blockSize(layouts.destinationBlockSize());
    }
    if (context.options().preserve().contains(FileAttribute.REPLICATION)
        && source.replication() > 0) {
      options.replication(source.replication());
    }
    if (context.options().preserve().contains(FileAttribute.PERMISSION)) {
      options.permission(source.permission());
    }
    return options.build();
  }
}
