package io.howdah.fs.webhdfs.response;

import java.io.IOException;

/** A good response that does not hold what such a response holds. */
final class MalformedResponseException extends IOException {
  private static final long serialVersionUID = 1L;

  MalformedResponseException(String message) {
    super(message);
  }
}
