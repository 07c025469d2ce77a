package io.howdah.fs.webhdfs.response;

/** A server's report of a failure: the name of its Java exception and the message. */
public final class RemoteError {
  private final String exception;
  private final String message;
  private final String details;

  private RemoteError(String exception, String message, String details) {
    this.exception = exception;
    this.message = message;
    this.details = details;
  }

  /**
   * An exception in the usual JSON form.
   *
   * @param text the whole message, often with a stack trace behind its first line
   */
  static RemoteError of(String exception, String text) {
    return new RemoteError(exception, firstLine(text), text);
  }

  /** A response that is no JSON: a web page, or nothing at all. */
  static RemoteError foreign(String hint) {
    return new RemoteError("", firstLine(hint), hint);
  }

  /** The simple name of the server's exception; empty where the response was not of that form. */
  String exception() {
    return exception;
  }

  /** The first line of the message. */
  String message() {
    return message;
  }

  /** All of the message; its further lines are mostly a stack trace. */
  String details() {
    return details;
  }

  private static String firstLine(String text) {
    int end = text.indexOf('\n');
    return (end < 0 ? text : text.substring(0, end)).trim();
  }
}
