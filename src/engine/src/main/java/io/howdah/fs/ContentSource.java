package io.howdah.fs;

import java.io.IOException;
import java.io.OutputStream;

/** The bytes of a file to be created, sent once, or perhaps again where they are in memory. */
public interface ContentSource {
  /** How many bytes will be written: exactly, and known before the first one. */
  long length();

  /**
   * Writes all bytes to {@code out} without closing it. A {@link io.howdah.CopyException} says that
   * the source failed: the file system then breaks the creation off, so that the server cannot take
   * it for complete, and passes the exception on. Any other {@link IOException} must come from
   * {@code out} itself.
   */
  void writeTo(OutputStream out) throws IOException;

  /** Whether all bytes are there already: nothing but {@code out} can fail, as often as it is. */
  default boolean isInMemory() {
    return false;
  }
}
