package io.howdah.plan;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FileStatus;

/** What is said of the things in a tree that are neither files nor directories. */
final class Uncopyable {
  private Uncopyable() {}

  static CopyException symbolicLink(FileStatus link) {
    return notCopied(link, "a symbolic link");
  }

  static CopyException undecodableName(FileStatus source) {
    return new CopyException(
        ErrorCode.NOT_COPYABLE,
        "'"
            + source.path()
            + "' was not copied, nor what may be below it: its name is not text in this process's"
            + " encoding, "
            + System.getProperty("sun.jnu.encoding", "(unknown)")
            + "; set LC_ALL=C.UTF-8, or rename it.");
  }

  static CopyException specialFile(FileStatus special) {
    return notCopied(special, "a socket, pipe or device");
  }

  private static CopyException notCopied(FileStatus status, String what) {
    return new CopyException(
        ErrorCode.NOT_COPYABLE, "'" + status.path() + "' is " + what + ", which is not copied.");
  }
}
