package io.howdah.fs.memory;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;

/** The refusals that several operations share. */
final class Failures {
  private Failures() {}

  static CopyException missing(FilePath path) {
    return new CopyException(ErrorCode.FILE_NOT_FOUND, "'" + path + "' does not exist.");
  }

  static CopyException notAFile(FilePath path) {
    return new CopyException(ErrorCode.FILE_NOT_FOUND, "'" + path + "' is not a file.");
  }

  static CopyException notADirectory(FilePath path) {
    return conflict("'" + path + "' is not a directory.");
  }

  static CopyException conflict(String message) {
    return new CopyException(ErrorCode.DESTINATION_CONFLICT, message);
  }

  static CopyException unsupported(String message) {
    return new CopyException(ErrorCode.UNSUPPORTED_OPERATION, message);
  }

  static CopyException cancelled(FilePath path) {
    return new CopyException(ErrorCode.CANCELLED, "The transfer of '" + path + "' was broken off.");
  }
}
