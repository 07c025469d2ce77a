package io.howdah.plan;

import io.howdah.CopyException;
import io.howdah.CopyOptions;
import io.howdah.fs.FileStatus;
import io.howdah.temporary.TemporaryName;

/** Selects the files that a copy includes. */
public final class FileFilter {
  private final NamePattern pattern;
  private final long minimumSize;

  private FileFilter(NamePattern pattern, long minimumSize) {
    this.pattern = pattern;
    this.minimumSize = minimumSize;
  }

  /**
   * The filter of the options.
   *
   * @throws CopyException {@link io.howdah.ErrorCode#INVALID_ARGUMENT} for an invalid pattern
   */
  public static FileFilter of(CopyOptions options) throws CopyException {
    return new FileFilter(NamePattern.of(options.includePattern()), options.minimumSize());
  }

  /** Whether the copy includes the file. Temporary files of other copies are always excluded. */
  public boolean accepts(FileStatus file) {
    return file.length() >= minimumSize
        && pattern.matches(file.name())
        && !TemporaryName.isTemporary(file.name());
  }
}
