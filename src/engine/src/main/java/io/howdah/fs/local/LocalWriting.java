package io.howdah.fs.local;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.function.BooleanSupplier;

/** Writes exactly as many bytes as were announced, until all transfers are broken off. */
final class LocalWriting extends OutputStream {
  private final FilePath path;
  private final SeekableByteChannel channel;
  private final BooleanSupplier aborted;
  private final long expected;
  private long written;

  LocalWriting(FilePath path, SeekableByteChannel channel, long expected, BooleanSupplier aborted) {
    this.path = path;
    this.channel = channel;
    this.expected = expected;
    this.aborted = aborted;
  }

  @Override
  public void write(int b) throws CopyException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int start, int count) throws CopyException {
    if (count > expected - written) {
      throw wrongLength("more");
    }
    ByteBuffer rest = ByteBuffer.wrap(bytes, start, count);
    while (rest.hasRemaining()) {
      if (aborted.getAsBoolean()) {
        throw LocalFailures.cancelled(path);
      }
      try {
        written += channel.write(rest);
      } catch (IOException e) {
        throw LocalFailures.of(e, path, "written");
      }
    }
  }

  /** Reports the end of the source. */
  void complete() throws CopyException {
    if (aborted.getAsBoolean()) {
      throw LocalFailures.cancelled(path);
    }
    if (written < expected) {
      throw wrongLength("only " + written);
    }
  }

  private CopyException wrongLength(String got) {
    return new CopyException(
        ErrorCode.SOURCE_CHANGED,
        "'" + path + "' was to receive " + expected + " bytes and got " + got + ".");
  }
}
