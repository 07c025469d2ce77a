package io.howdah.plan;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import org.jspecify.annotations.Nullable;

/** The errors of entries that cannot be copied, or cannot be copied to their target. */
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

  /**
   * Refuses to replace an entry that is not a file with a file.
   *
   * @param existing the existing entry with the target's name; null for none
   * @throws CopyException {@link ErrorCode#DESTINATION_CONFLICT}
   */
  static void refuseDirectory(@Nullable FileStatus existing, FileStatus source, FilePath target)
      throws CopyException {
    if (existing != null && !existing.isFile()) {
      throw new CopyException(
          ErrorCode.DESTINATION_CONFLICT,
          "Cannot replace the directory '" + target + "' by the file '" + source.path() + "'.");
    }
  }

  private static CopyException notCopied(FileStatus status, String what) {
    return new CopyException(
        ErrorCode.NOT_COPYABLE, "'" + status.path() + "' is " + what + ", which is not copied.");
  }
}
