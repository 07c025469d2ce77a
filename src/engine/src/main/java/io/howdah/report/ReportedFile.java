package io.howdah.report;

import io.howdah.fs.FileChecksum;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a report says last about a file of the destination. */
public final class ReportedFile {
  private final FilePath path;
  private final String source;
  private final long length;
  private final @Nullable FileChecksum checksum;
  private final @Nullable Change announced;
  private final boolean mayBeGone;

  private ReportedFile(
      FilePath path,
      String source,
      long length,
      @Nullable FileChecksum checksum,
      @Nullable Change announced,
      boolean mayBeGone) {
    this.path = path;
    this.source = source;
    this.length = length;
    this.checksum = checksum;
    this.announced = announced;
    this.mayBeGone = mayBeGone;
  }

  /**
   * A file that was copied, or that counted as equal.
   *
   * @param source the absolute source path
   * @param checksum that of its bytes at the destination; null where none is reported
   */
  static ReportedFile of(
      FilePath path, String source, long length, @Nullable FileChecksum checksum) {
    return new ReportedFile(path, source, length, checksum, null, false);
  }

  /**
   * A file of which a killed run did not report whether it was published.
   *
   * @param announced an added or replaced file
   * @param present its present path
   */
  static ReportedFile uncertain(Change announced, FilePath present) {
    FileStatus after = Objects.requireNonNull(announced.after(), "a new file");
    String path = announced.path().toString();
    return new ReportedFile(present, path, after.length(), null, announced, false);
  }

  /** This file, of which a killed run did not report whether it was deleted. */
  ReportedFile perhapsGone() {
    return new ReportedFile(path, source, length, checksum, announced, true);
  }

  /** The absolute path at the destination. */
  public FilePath path() {
    return path;
  }

  /** The absolute source path. */
  public String source() {
    return source;
  }

  /** Whether the report does not say which of two states the file has. */
  public boolean isUncertain() {
    return announced != null;
  }

  /** Whether the report does not say that the file is there. */
  public boolean mayBeGone() {
    return mayBeGone;
  }

  /** Whether the file may have that length. */
  public boolean mayHave(long bytes) {
    @Nullable FileStatus before = announced == null ? null : announced.before();
    return bytes == length || (before != null && bytes == before.length());
  }

  /** The length in bytes; where that is uncertain, the later one. */
  public long length() {
    return length;
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
        && Objects.equals(((ReportedFile) other).checksum, checksum)
        && Objects.equals(((ReportedFile) other).announced, announced)
        && ((ReportedFile) other).mayBeGone == mayBeGone;
  }

  @Override
  public int hashCode() {
    return Objects.hash(path, length);
  }

  @Override
  public String toString() {
    String state = isUncertain() ? "uncertain" : length + " bytes, " + checksum;
    return path + " (" + state + (mayBeGone ? ", perhaps gone" : "") + ")";
  }
}
