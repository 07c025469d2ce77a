package io.howdah.fs.local;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Gives each failure of this machine's files its code. */
final class LocalFailures {
  private LocalFailures() {}

  /**
   * The failure of an operation.
   *
   * @param done what could not be done, such as "opened"
   */
  static CopyException of(IOException failure, FilePath path, String done) {
    if (failure instanceof CopyException) {
      return (CopyException) failure;
    }
    String message = "'" + path + "' could not be " + done + ": " + reason(failure) + ".";
    return new CopyException(code(failure), message, failure);
  }

  static CopyException missing(FilePath path) {
    return new CopyException(
        ErrorCode.FILE_NOT_FOUND, "'" + path + "' does not exist on this machine.");
  }

  static CopyException conflict(FilePath path, String why) {
    return new CopyException(ErrorCode.DESTINATION_CONFLICT, "'" + path + "' " + why + ".");
  }

  static CopyException exists(FilePath path) {
    return new CopyException(
        ErrorCode.DESTINATION_EXISTS, "'" + path + "' already exists on this machine.");
  }

  static CopyException unsupported(FilePath path, String why) {
    return new CopyException(ErrorCode.UNSUPPORTED_OPERATION, "'" + path + "' " + why + ".");
  }

  static CopyException cancelled(FilePath path) {
    return new CopyException(ErrorCode.CANCELLED, "The transfer of '" + path + "' was broken off.");
  }

  private static ErrorCode code(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return ErrorCode.FILE_NOT_FOUND;
    }
    if (failure instanceof AccessDeniedException) {
      return ErrorCode.PERMISSION_DENIED;
    }
    if (failure instanceof FileAlreadyExistsException
        || failure instanceof DirectoryNotEmptyException) {
      return ErrorCode.DESTINATION_EXISTS;
    }
    if (failure instanceof NotDirectoryException) {
      return ErrorCode.DESTINATION_CONFLICT;
    }
    if (failure instanceof AtomicMoveNotSupportedException) {
      return ErrorCode.UNSUPPORTED_OPERATION;
    }
    if (failure instanceof ClosedByInterruptException) {
      return ErrorCode.CANCELLED;
    }
    return codeOfReason(reason(failure));
  }

  /** Some have no class of their own; only the message has the reason of the system call. */
  private static ErrorCode codeOfReason(String reason) {
    switch (reason) {
      case "File name too long":
        return ErrorCode.PATH_TOO_LONG;
      case "Operation not permitted":
      case "Permission denied":
        return ErrorCode.PERMISSION_DENIED;
      case "Not a directory":
        return ErrorCode.DESTINATION_CONFLICT;
      case "Disk quota exceeded":
        return ErrorCode.QUOTA_EXCEEDED;
      default:
        return ErrorCode.LOCAL_IO_FAILED;
    }
  }

  private static String reason(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "it or its parent does not exist";
    }
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (failure instanceof FileSystemException) {
      String reason = ((FileSystemException) failure).getReason();
      return reason == null ? failure.getClass().getSimpleName() : reason;
    }
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }
}
