package io.howdah.fs;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.io.IOException;

/** What the failures of a {@link ContentSource} mean to the caller that has them written. */
public final class ContentFailures {
  private ContentFailures() {}

  /**
   * The failure of a source as a file system throws it: a {@link CopyException} unchanged. Any
   * other exception breaks the rules of {@link ContentSource}, so it is a defect of the source, not
   * of the file system that receives the bytes.
   *
   * @param what the operation and its path, for messages
   */
  public static CopyException of(String what, IOException thrown) {
    return thrown instanceof CopyException
        ? (CopyException) thrown
        : new CopyException(
            ErrorCode.INTERNAL_ERROR,
            what + " was broken off: its source failed without a reason of its own: " + thrown,
            thrown);
  }
}
