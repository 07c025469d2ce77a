package io.howdah.plan;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FileStatus;

/** What is said of symbolic links, which a copy neither follows nor makes. */
final class SymbolicLinks {
  private SymbolicLinks() {}

  static CopyException notCopied(FileStatus link) {
    return new CopyException(
        ErrorCode.UNSUPPORTED_OPERATION,
        "'" + link.path() + "' is a symbolic link, which is not copied.");
  }
}
