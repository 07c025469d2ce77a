package io.howdah.fs.webhdfs.response;

import java.util.regex.Pattern;

/** Takes tokens out of whatever text may reach a log or a user. */
final class Redaction {
  private static final Pattern TOKEN_PARAMETER =
      Pattern.compile(
          // A token may itself be percent-encoded; what ends it is an ampersand, encoded or not.
          "(delegation|token|signature)(=|%3D)(?:[^&%\\s\"'<>]|%(?!26))*",
          Pattern.CASE_INSENSITIVE);

  /** In the JSON that gives a token, which may be cut short or part of other JSON. */
  private static final Pattern TOKEN_FIELD = fieldOfToken("(?:[\\\\\"']|&[#\\w]+;)*");

  private Redaction() {}

  private static Pattern fieldOfToken(String quote) {
    return Pattern.compile(
        "(urlString" + quote + "\\s*:\\s*" + quote + ")[\\w+/=%-]+", Pattern.CASE_INSENSITIVE);
  }

  static String redact(String text) {
    String rest = TOKEN_PARAMETER.matcher(text).replaceAll("$1$2[redacted]");
    return TOKEN_FIELD.matcher(rest).replaceAll("$1[redacted]");
  }
}
