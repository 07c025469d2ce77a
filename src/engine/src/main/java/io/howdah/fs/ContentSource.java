package io.howdah.fs;

import java.io.IOException;
import java.io.OutputStream;

/**
 * The bytes of a file to be created, or to be appended to one, sent once, or perhaps again where
 * they are in memory.
 */
public interface ContentSource {
  /** How many bytes will be written: exactly, and known before the first one. */
  long length();

  /**
   * Writes all bytes to {@code out} without closing it, and lets an {@link IOException} of {@code
   * out} through unchanged.
   *
   * <p>A {@link io.howdah.CopyException} of any code, or an unchecked exception, means that the
   * source failed. The file system then aborts the upload, so that the server cannot accept it as
   * complete, and passes the exception on unchanged. It marks no server of its own as failed. Any
   * other {@link IOException} while {@code out} works is a defect of the source.
   */
  void writeTo(OutputStream out) throws IOException;

  /** Whether all bytes are there already: nothing but {@code out} can fail, as often as it is. */
  default boolean isInMemory() {
    return false;
  }
}
