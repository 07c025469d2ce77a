package io.howdah.cluster;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Describes why a file of the configuration cannot be read. The message of Java's exceptions is
 * often only the file name.
 */
public final class UnreadableFile {
  private UnreadableFile() {}

  /**
   * The error {@link ErrorCode#INVALID_CONFIGURATION}.
   *
   * @param key the key of the file in the configuration
   */
  public static CopyException of(String key, Path file, IOException cause) {
    return new CopyException(
        ErrorCode.INVALID_CONFIGURATION,
        "The " + key + " '" + file + "' " + predicate(cause) + ".",
        cause);
  }

  private static String predicate(IOException cause) {
    if (cause instanceof NoSuchFileException) {
      return "does not exist";
    }
    if (cause instanceof AccessDeniedException) {
      return "may not be read by the present user";
    }
    String reason =
        cause instanceof FileSystemException
            ? ((FileSystemException) cause).getReason()
            : cause.getMessage();
    return "cannot be read" + (reason == null ? "" : ": " + reason);
  }
}
