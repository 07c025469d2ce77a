package io.howdah.plan;

import io.howdah.CopyException;
import io.howdah.CopyOptions;
import io.howdah.fs.FileStatus;
import io.howdah.temporary.TemporaryName;

/** Says which files of a tree the copy is about. */
public final class FileFilter {
  private final NamePattern pattern;
  private final long minimumSize;

  private FileFilter(NamePattern pattern, long minimumSize) {
    this.pattern = pattern;
    this.minimumSize = minimumSize;
  }

  /**
   * The filter that the options describe.
   *
   * @throws CopyException {@link io.howdah.ErrorCode#INVALID_ARGUMENT} for a bad pattern
   */
  public static FileFilter of(CopyOptions options) throws CopyException {
    return new FileFilter(NamePattern.of(options.includePattern()), options.minimumSize());
  }

  /** Files that another copy is still writing are never taken. */
  public boolean accepts(FileStatus file) {
    return file.length() >= minimumSize
        && pattern.matches(file.name())
        && !TemporaryName.isTemporary(file.name());
  }
}
