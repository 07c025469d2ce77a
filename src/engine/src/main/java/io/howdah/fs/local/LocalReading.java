package io.howdah.fs.local;

import io.howdah.CopyException;
import io.howdah.fs.FilePath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.function.BooleanSupplier;

/** Reads part of a file until it ends or all transfers are broken off. */
final class LocalReading extends InputStream {
  private final FilePath path;
  private final SeekableByteChannel channel;
  private final BooleanSupplier aborted;
  private long remaining;

  LocalReading(FilePath path, SeekableByteChannel channel, long length, BooleanSupplier aborted) {
    this.path = path;
    this.channel = channel;
    this.remaining = length;
    this.aborted = aborted;
  }

  @Override
  public int read() throws CopyException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] buffer, int start, int count) throws CopyException {
    if (aborted.getAsBoolean()) {
      throw LocalFailures.cancelled(path);
    }
    if (count == 0) {
      return 0;
    }
    if (remaining == 0) {
      return -1;
    }
    int wanted = (int) Math.min(count, remaining);
    try {
      int got = channel.read(ByteBuffer.wrap(buffer, start, wanted));
      remaining -= Math.max(got, 0);
      return got;
    } catch (IOException e) {
      throw LocalFailures.of(e, path, "read");
    }
  }

  @Override
  public void close() throws CopyException {
    try {
      channel.close();
    } catch (IOException e) {
      throw LocalFailures.of(e, path, "closed");
    }
  }
}
