package io.howdah.transfer;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.digest.HdfsDigest;
import io.howdah.fs.ContentSource;
import io.howdah.fs.CreateOptions;
import io.howdah.fs.FilePath;
import io.howdah.pace.OpenWrites;
import java.io.IOException;

/** Writes a source, or a range of it, to one new file at the destination. */
final class FileWriter {
  private final TransferContext context;

  FileWriter(TransferContext context) {
    this.context = context;
  }

  /**
   * Writes a file. A file that fits into one buffer is read completely first; any other is
   * streamed. After a failure it leaves nothing behind.
   *
   * @param reader the source; closed at the end
   * @param layouts the layouts of the digests
   */
  WrittenFile write(
      SourceReader reader,
      FilePath path,
      CreateOptions options,
      FileLayouts layouts,
      FileProgress progress)
      throws CopyException {
    HdfsDigest digest = new HdfsDigest(layouts.all());
    NewFile file = new NewFile(path, options, digest, progress);
    if (reader.length() <= context.options().partSize()) {
      file.writeBuffered(reader);
    } else {
      file.writeStreamed(reader);
    }
    return new WrittenFile(path, digest.finish());
  }

  private final class NewFile {
    private final FilePath path;
    private final CreateOptions options;
    private final HdfsDigest digest;
    private final FileProgress progress;

    NewFile(FilePath path, CreateOptions options, HdfsDigest digest, FileProgress progress) {
      this.path = path;
      this.options = options;
      this.digest = digest;
      this.progress = progress;
    }

    void writeBuffered(SourceReader reader) throws CopyException {
      byte[] buffer = context.partBuffers().take(reader.length());
      try {
        int count = readWhole(reader, buffer);
        digest.update(buffer, 0, count);
        create(new BufferedContent(context, buffer, count, progress));
      } finally {
        context.partBuffers().giveBack(buffer);
      }
    }

    void writeStreamed(SourceReader reader) throws CopyException {
      try (SourceReader source = reader) {
        create(new StreamedContent(context, source, digest, progress));
      } catch (CopyException e) {
        throw e;
      } catch (IOException e) {
        context.temporaries().discard(path);
        throw unclosed(e);
      }
    }

    private void create(ContentSource content) throws CopyException {
      OpenWrites.Write write = context.openWrites().begin();
      context.patience().excused(); // the wait was for other files, not for a server
      AnnouncedContent announced = new AnnouncedContent(content);
      try {
        context.temporaries().register(path);
        context.destination().create(path, options, announced);
      } catch (CopyException e) {
        if (announced.wasRequested()) {
          context.temporaries().discard(path);
        } else {
          context.temporaries().release(path);
        }
        throw write.explain(e);
      } finally {
        write.end();
      }
    }
  }

  private static int readWhole(SourceReader reader, byte[] buffer) throws CopyException {
    try (SourceReader source = reader) {
      int count = Math.max(0, source.fill(buffer));
      source.fill(buffer); // throws if bytes are left
      return count;
    } catch (CopyException e) {
      throw e;
    } catch (IOException e) {
      throw unclosed(e);
    }
  }

  private static CopyException unclosed(IOException cause) {
    return new CopyException(
        ErrorCode.DATANODE_FAILED, "Closing the source failed: " + cause, cause);
  }
}
