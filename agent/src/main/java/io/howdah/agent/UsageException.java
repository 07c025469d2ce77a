package io.howdah.agent;

/** An invalid command line. The message is one sentence about the mistake. */
final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
