package io.howdah.agent;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** A file that holds either its old content or a whole status, never a part of one. */
final class StatusFile {
  private final Path file;
  private final Path temporary;
  private @Nullable CopyException found;

  /**
   * A status file.
   *
   * @param runId keeps the temporary files of two runs apart
   */
  StatusFile(Path file, String runId) {
    this.file = file.toAbsolutePath();
    temporary = this.file.resolveSibling("." + file.getFileName() + "." + runId + ".tmp");
  }

  /**
   * Finds out, before anything is copied, whether the file can be written.
   *
   * @throws CopyException {@link ErrorCode#LOCAL_IO_FAILED} where it cannot
   */
  void check() throws CopyException {
    if (Files.isDirectory(file)) {
      found =
          new CopyException(
              ErrorCode.LOCAL_IO_FAILED, "The status file " + file + " is a directory.");
      throw found;
    }
    try {
      Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)
          .close();
      Files.delete(temporary);
    } catch (IOException e) {
      found = unwritable(e);
      throw found;
    }
  }

  /**
   * Writes the text and a line break.
   *
   * @throws CopyException {@link ErrorCode#LOCAL_IO_FAILED}; the old content is untouched then. The
   *     same one again that {@link #check} found
   */
  void write(String text) throws CopyException {
    if (found != null) {
      throw found;
    }
    try {
      Files.write(temporary, (text + "\n").getBytes(StandardCharsets.UTF_8));
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      removeTemporary(e);
      throw unwritable(e);
    }
  }

  private void removeTemporary(IOException cause) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  private CopyException unwritable(IOException cause) {
    return new CopyException(
        ErrorCode.LOCAL_IO_FAILED,
        "The status file " + file + " cannot be written: " + reason(cause) + ".",
        cause);
  }

  /** These exceptions have a path as their whole message, and say why by their class. */
  private static String reason(IOException cause) {
    if (cause instanceof NoSuchFileException) {
      return "there is no such directory";
    }
    if (cause instanceof AccessDeniedException) {
      return "access is denied";
    }
    return String.valueOf(cause.getMessage());
  }
}
