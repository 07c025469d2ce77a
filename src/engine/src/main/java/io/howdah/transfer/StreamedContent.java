package io.howdah.transfer;

import io.howdah.digest.HdfsDigest;
import io.howdah.fs.ContentSource;
import java.io.IOException;
import java.io.OutputStream;

/**
 * The bytes of a source on their way to the destination. They are read once, digested, written and
 * counted.
 */
final class StreamedContent implements ContentSource {
  private final TransferContext context;
  private final SourceReader reader;
  private final HdfsDigest digest;
  private final FileProgress progress;

  StreamedContent(
      TransferContext context, SourceReader reader, HdfsDigest digest, FileProgress progress) {
    this.context = context;
    this.reader = reader;
    this.digest = digest;
    this.progress = progress;
  }

  @Override
  public long length() {
    return reader.length();
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    byte[] buffer = context.partBuffers().take(reader.length());
    try {
      for (int count = reader.fill(buffer); count >= 0; count = reader.fill(buffer)) {
        context.cancellation().check();
        digest.update(buffer, 0, count);
        write(buffer, count, out);
      }
    } finally {
      context.partBuffers().giveBack(buffer);
    }
  }

  private void write(byte[] buffer, int length, OutputStream out) throws IOException {
    int written = 0;
    while (written < length) {
      int piece = context.bandwidth().next(length - written);
      out.write(buffer, written, piece);
      progress.moved(piece);
      written += piece;
    }
  }
}
