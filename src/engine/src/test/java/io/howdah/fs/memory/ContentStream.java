package io.howdah.fs.memory;

import io.howdah.CopyException;
import io.howdah.fs.FilePath;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** Reads an opened file, as far as the faults let it. */
final class ContentStream extends InputStream {
  private final MemoryFileSystem fileSystem;
  private final FilePath path;
  private final Content content;
  private long position;
  private long remaining;
  private boolean closed;

  ContentStream(
      MemoryFileSystem fileSystem, FilePath path, Content content, long offset, long length) {
    this.fileSystem = fileSystem;
    this.path = path;
    this.content = content;
    this.position = offset;
    this.remaining = length;
    fileSystem.streamOpened();
  }

  @Override
  public int read() throws CopyException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] buffer, int start, int count) throws CopyException {
    fileSystem.refuseWhenAborted(path);
    if (count == 0) {
      return 0;
    }
    if (remaining == 0) {
      return -1;
    }
    int wanted = (int) Math.min(remaining, Math.min(count, fileSystem.transferUnit()));
    content.read(position, buffer, start, wanted);
    ByteBuffer portion = ByteBuffer.wrap(buffer, start, wanted);
    fileSystem.faults().transferring(Operation.OPEN, path, position, portion);
    int passed = portion.limit() - start;
    position += passed;
    remaining = passed < wanted ? 0 : remaining - passed;
    return passed == 0 ? -1 : passed;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      fileSystem.streamClosed();
    }
  }
}
