package io.howdah.fs.webhdfs;

import java.util.regex.Pattern;

/** Takes tokens out of whatever text may reach a log or a user. */
final class Redaction {
  private static final Pattern TOKEN_PARAMETER =
      Pattern.compile(
          // A token may itself be percent-encoded; what ends it is an ampersand, encoded or not.
          "(delegation|token|signature)(=|%3D)(?:[^&%\\s\"'<>]|%(?!26))*",
          Pattern.CASE_INSENSITIVE);

  private Redaction() {}

  static String redact(String text) {
    return TOKEN_PARAMETER.matcher(text).replaceAll("$1$2[redacted]");
  }
}
