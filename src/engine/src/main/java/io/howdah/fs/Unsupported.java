package io.howdah.fs;

import io.howdah.CopyException;
import io.howdah.ErrorCode;

/** The refusals of file systems that keep fewer attributes than HDFS. */
final class Unsupported {
  private Unsupported() {}

  /**
   * The refusal to keep an attribute.
   *
   * @param what the attribute, such as {@code ACL}
   */
  static CopyException attribute(FilePath path, String what) {
    return new CopyException(
        ErrorCode.UNSUPPORTED_OPERATION,
        "'" + path + "' is in a file system in which files have no " + what + ".");
  }
}
