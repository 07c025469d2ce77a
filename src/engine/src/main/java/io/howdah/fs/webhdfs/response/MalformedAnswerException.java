package io.howdah.fs.webhdfs.response;

import java.io.IOException;

/** A good answer that does not hold what such an answer holds. */
final class MalformedAnswerException extends IOException {
  private static final long serialVersionUID = 1L;

  MalformedAnswerException(String message) {
    super(message);
  }
}
