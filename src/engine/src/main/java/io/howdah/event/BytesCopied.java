package io.howdah.event;

import io.howdah.CopyEvent;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Bytes of a file were written to the destination. It is sent for each buffer, so a handler must be
 * fast.
 */
public final class BytesCopied implements CopyEvent {
  private final String source;
  private final long bytes;

  private BytesCopied(String source, long bytes) {
    this.source = source;
    this.bytes = bytes;
  }

  public static BytesCopied of(String source, long bytes) {
    return new BytesCopied(source, bytes);
  }

  /** The absolute source path. */
  public String source() {
    return source;
  }

  /** The number of bytes. Negative after a failed attempt, whose bytes no longer count. */
  public long bytes() {
    return bytes;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof BytesCopied)) {
      return false;
    }
    BytesCopied that = (BytesCopied) other;
    return bytes == that.bytes && source.equals(that.source);
  }

  @Override
  public int hashCode() {
    return Objects.hash(source, bytes);
  }

  @Override
  public String toString() {
    return "copied " + bytes + " bytes of " + source;
  }
}
