package io.howdah.fs.memory;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Takes the bytes of a file that is being created or appended to, as far as the faults let it. */
final class UploadStream extends OutputStream {
  private final MemoryFileSystem fileSystem;
  private final Operation operation;
  private final FilePath path;
  private final FileNode file;
  private final long expected;
  private long received;
  private boolean losing;

  UploadStream(
      MemoryFileSystem fileSystem,
      Operation operation,
      FilePath path,
      FileNode file,
      long expected) {
    this.fileSystem = fileSystem;
    this.operation = operation;
    this.path = path;
    this.file = file;
    this.expected = expected;
  }

  @Override
  public void write(int b) throws CopyException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int start, int count) throws CopyException {
    if (count > expected - received) {
      throw wrongLength("more than ");
    }
    int done = 0;
    while (done < count) {
      int size = Math.min(count - done, fileSystem.transferUnit());
      // A copy, since the faults may change the bytes and they are not ours.
      transfer(Arrays.copyOfRange(bytes, start + done, start + done + size));
      done += size;
    }
  }

  /** Reports the end of the source. */
  void complete() throws CopyException {
    fileSystem.refuseWhenAborted(path);
    if (received < expected) {
      throw wrongLength("only " + received + " of ");
    }
  }

  private void transfer(byte[] bytes) throws CopyException {
    fileSystem.refuseWhenAborted(path);
    if (!losing) {
      ByteBuffer portion = ByteBuffer.wrap(bytes);
      fileSystem.faults().transferring(operation, path, received, portion);
      fileSystem.tree().append(file, path, bytes, portion.limit());
      losing = portion.limit() < bytes.length;
    }
    received += bytes.length;
  }

  private CopyException wrongLength(String what) {
    return new CopyException(
        ErrorCode.SOURCE_CHANGED,
        "'" + path + "' was to receive " + expected + " bytes and got " + what + "them.");
  }
}
