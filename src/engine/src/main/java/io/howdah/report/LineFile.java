package io.howdah.report;

import io.howdah.CopyException;

/** A file to which lines are appended. Safe for use by many threads. */
public interface LineFile extends AutoCloseable {
  /**
   * Appends a line. When this method returns, the line survives the end of this process.
   *
   * @throws CopyException {@link io.howdah.ErrorCode#REPORT_LOST}
   */
  void append(String line) throws CopyException;

  /**
   * Appends a line within about a second. A failure may be thrown by a later call.
   *
   * @throws CopyException {@link io.howdah.ErrorCode#REPORT_LOST}
   */
  void appendSoon(String line) throws CopyException;

  /**
   * Appends the waiting lines, and closes the file.
   *
   * @throws CopyException {@link io.howdah.ErrorCode#REPORT_LOST}
   */
  @Override
  void close() throws CopyException;
}
