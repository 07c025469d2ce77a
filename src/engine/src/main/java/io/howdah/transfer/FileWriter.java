package io.howdah.transfer;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.CreateOptions;
import io.howdah.fs.FilePath;
import java.io.IOException;

/** Streams a source, or a stretch of it, into one new file at the destination. */
final class FileWriter {
  private final TransferContext context;
  private final TemporaryFiles temporaries;

  FileWriter(TransferContext context, TemporaryFiles temporaries) {
    this.context = context;
    this.temporaries = temporaries;
  }

  /**
   * Writes a file. After a failure nothing of it is left.
   *
   * @param reader what to write; closed at the end
   * @param length bytes that the reader gives
   */
  WrittenFile write(
      SourceReader reader,
      long length,
      FilePath path,
      CreateOptions options,
      FileLayouts layouts,
      FileProgress progress)
      throws CopyException {
    HdfsDigest digest = new HdfsDigest(layouts.all());
    temporaries.register(path);
    try (SourceReader source = reader) {
      context
          .destination()
          .create(path, options, new StreamedContent(context, source, length, digest, progress));
      return new WrittenFile(path, digest.finish());
    } catch (CopyException e) {
      temporaries.discard(path);
      throw e;
    } catch (IOException e) {
      temporaries.discard(path);
      throw new CopyException(ErrorCode.DATANODE_FAILED, "Closing the source failed: " + e, e);
    }
  }
}
