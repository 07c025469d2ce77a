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
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file that contains either its old content or the complete output of a run. It is replaced by a
 * rename, so it must be a regular file: a rename would remove a device or a pipe. A symbolic link
 * stays, and its target is replaced.
 */
final class OutputFile {
  /** The limit of Linux. */
  private static final int MOST_LINKS = 40;

  /** Of a file that another user's program reads: as {@code chmod 644}. */
  private static final Set<PosixFilePermission> READABLE =
      Collections.unmodifiableSet(PosixFilePermissions.fromString("rw-r--r--"));

  private final String what;
  private final Path file;
  private final String runId;
  private final Set<PosixFilePermission> permissions;
  private @Nullable CopyException found;

  private OutputFile(String what, Path file, String runId, Set<PosixFilePermission> permissions) {
    this.what = what;
    this.permissions = permissions;
    this.file = file.toAbsolutePath();
    this.runId = runId;
  }

  /**
   * A file with the status of a run.
   *
   * @param runId distinguishes the temporary files of different runs
   */
  static OutputFile ofStatus(Path file, String runId) {
    return new OutputFile("status", file, runId, Collections.emptySet());
  }

  /**
   * A file with the metrics of a run, which every user can read.
   *
   * @param runId distinguishes the temporary files of different runs
   */
  static OutputFile ofMetrics(Path file, String runId) {
    return new OutputFile("metrics", file, runId, READABLE);
  }

  /** Checks before the copy that the file can be written. */
  void check() throws CopyException {
    try {
      Path temporary = temporary(target());
      Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)
          .close();
      Files.delete(temporary);
    } catch (CopyException e) {
      found = e;
      throw e;
    } catch (IOException e) {
      found = unwritable(e);
      throw found;
    }
  }

  /**
   * Writes the text and a line break.
   *
   * @throws CopyException {@link ErrorCode#LOCAL_IO_FAILED} where the file cannot be written; its
   *     old content is unchanged then. If {@link #check} has failed, its exception is thrown again.
   */
  void write(String text) throws CopyException {
    if (found != null) {
      throw found;
    }
    try {
      replace(target(), text + "\n");
    } catch (CopyException e) {
      throw e;
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private void replace(Path target, String content) throws IOException {
    Path temporary = temporary(target);
    try {
      Files.write(temporary, content.getBytes(StandardCharsets.UTF_8));
      if (!permissions.isEmpty()) {
        Files.setPosixFilePermissions(temporary, permissions);
      }
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      remove(temporary, e);
      throw e;
    }
  }

  private static void remove(Path temporary, IOException cause) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  /** The target of all symbolic links. It need not exist. */
  private Path target() throws IOException {
    Path target = file;
    for (int i = 0; Files.isSymbolicLink(target); i++) {
      if (i == MOST_LINKS) {
        throw new IOException("too many symbolic links lead on from it");
      }
      target = target.resolveSibling(Files.readSymbolicLink(target));
    }
    if (Files.isDirectory(target)) {
      throw refused("is a directory");
    }
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      throw refused("is a device or a pipe, and not a regular file");
    }
    return target;
  }

  private Path temporary(Path target) {
    return target.resolveSibling("." + target.getFileName() + "." + runId + ".tmp");
  }

  private CopyException refused(String problem) {
    return new CopyException(
        ErrorCode.LOCAL_IO_FAILED, "The " + what + " file " + file + " " + problem + ".");
  }

  private CopyException unwritable(IOException cause) {
    return new CopyException(
        ErrorCode.LOCAL_IO_FAILED,
        "The " + what + " file " + file + " cannot be written: " + reason(cause) + ".",
        cause);
  }

  /** The message of these exceptions is only a path. The reason is in their class. */
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
