package io.howdah.agent;

/** A command line that cannot be understood; the message is one sentence about what is wrong. */
final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
