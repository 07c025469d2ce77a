package io.howdah.fs;

import io.howdah.CopyException;

/**
 * A failure after which a file stays under a name that the caller did not give it, since what would
 * have removed it failed as well.
 */
public final class LeftBehindException extends CopyException {
  private static final long serialVersionUID = 1L;

  private final transient FilePath left;

  /**
   * The failure {@code cause}, after which {@code left} stays.
   *
   * @param context what that file is
   */
  public LeftBehindException(CopyException cause, String context, FilePath left) {
    super(cause.code(), context + ": " + cause.getMessage(), cause);
    this.left = left;
  }

  /** The file that stays. */
  public FilePath left() {
    return left;
  }

  @Override
  public LeftBehindException during(String context) {
    return new LeftBehindException(this, context, left);
  }
}
