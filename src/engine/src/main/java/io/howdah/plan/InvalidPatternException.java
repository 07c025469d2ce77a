package io.howdah.plan;

import io.howdah.CopyException;
import io.howdah.ErrorCode;

/** A pattern that cannot be read, with the place of the mistake. */
final class InvalidPatternException extends CopyException {
  private static final long serialVersionUID = 1;

  private final int position;

  /**
   * Creates an exception.
   *
   * @param position the index of the character that is wrong
   */
  InvalidPatternException(String pattern, String why, int position) {
    super(ErrorCode.INVALID_ARGUMENT, "Invalid pattern '" + pattern + "': " + why + ".");
    this.position = position;
  }

  /** The index of the character that is wrong. */
  int position() {
    return position;
  }
}
