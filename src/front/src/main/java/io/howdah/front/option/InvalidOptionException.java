package io.howdah.front.option;

/** An option has an invalid value. The message is a sentence for the user. */
public final class InvalidOptionException extends Exception {
  private static final long serialVersionUID = 1L;

  InvalidOptionException(String message) {
    super(message);
  }
}
