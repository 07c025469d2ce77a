package io.howdah.transfer;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.FileAttribute;
import io.howdah.fs.CreateOptions;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.plan.SourcePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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
    NewFileAttributes wanted =
        NewFileAttributes.preserved(context.preservation(), file.record(), source);
    NewFileAttributes first = context.refusedValues().without(wanted);
    List<NewFileAttributes> tries = new ArrayList<>();
    tries.add(first);
    if (context.preservation().permitsLosses()) {
      tries.addAll(first.fewer());
    }
    @Nullable CopyException refusal = null;
    for (NewFileAttributes attributes : tries) {
      try {
        StagedFile staged = stage(file, source, attributes);
        if (refusal != null) {
          context.refusedValues().add(first, attributes, refusal);
        }
        FilePath target = file.record().target();
        context.refusedValues().report(context.preservation(), wanted, attributes, target);
        return staged;
      } catch (CopyException e) {
        if (e.code() != ErrorCode.LIMIT_EXCEEDED) {
          throw e;
        }
        refusal = refusal == null ? e : refusal;
        file.progress().takeBack();
      }
    }
    throw Objects.requireNonNull(refusal, "the refusal of each try");
  }

  private StagedFile stage(FileAttempt file, FileStatus source, NewFileAttributes attributes)
      throws CopyException {
    FileLayouts layouts = FileLayouts.of(context, file.record(), source, attributes);
    verifier.refuseUnprovable(source, layouts);
    CreateOptions options = createOptions(source, attributes, layouts);
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
  private CreateOptions createOptions(
      FileStatus source, NewFileAttributes attributes, FileLayouts layouts) {
    CreateOptions.Builder options = CreateOptions.builder();
    if (layouts.destinationBlockSize() > 0) {
      options.blockSize(layouts.destinationBlockSize());
    }
    if (attributes.replication() > 0) {
      options.replication(attributes.replication());
    }
    if (context.preservation().keeps(FileAttribute.PERMISSION)) {
      options.permission(SourcePermission.ofNewFile(context.options(), source));
    }
    return options.build();
  }
}
