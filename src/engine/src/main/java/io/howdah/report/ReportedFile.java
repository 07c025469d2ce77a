package io.howdah.report;

import io.howdah.fs.FileChecksum;
import io.howdah.fs.FilePath;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a report says last about a file of the destination. */
public final class ReportedFile {
  private static final long UNKNOWN = -1;

  private final FilePath path;
  private final String source;
  private final long length;
  private final @Nullable FileChecksum checksum;

  private ReportedFile(FilePath path, String source, long length, @Nullable FileChecksum checksum) {
    this.path = path;
    this.source = source;
    this.length = length;
    this.checksum = checksum;
  }

  /**
   * A file that was copied, or that counted as equal.
   *
   * @param source the absolute source path
   * @param checksum that of its bytes at the destination; null where none is reported
   */
  static ReportedFile of(
      FilePath path, String source, long length, @Nullable FileChecksum checksum) {
    return new ReportedFile(path, source, length, checksum);
  }

  /** A file of which a killed run announced a change, and did not report whether it was made. */
  static ReportedFile uncertain(FilePath path) {
    return new ReportedFile(path, path.toString(), UNKNOWN, null);
  }

  /** The absolute path at the destination. */
  public FilePath path() {
    return path;
  }

  /** The absolute source path. */
  public String source() {
    return source;
  }

  /** Whether the report does not say what the file is. */
  public boolean isUncertain() {
    return length == UNKNOWN;
  }

  /** The length in bytes; 0 where that is uncertain. */
  public long length() {
    return Math.max(0, length);
  }

  /** The checksum of the bytes at the destination; empty where none is reported. */
  public Optional<FileChecksum> checksum() {
    return Optional.ofNullable(checksum);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ReportedFile
        && ((ReportedFile) other).path.equals(path)
        && ((ReportedFile) other).source.equals(source)
        && ((ReportedFile) other).length == length
        && Objects.equals(((ReportedFile) other).checksum, checksum);
  }

  @Override
  public int hashCode() {
    return Objects.hash(path, length);
  }

  @Override
  public String toString() {
    return path + " (" + (isUncertain() ? "uncertain" : length + " bytes, " + checksum) + ")";
  }
}
