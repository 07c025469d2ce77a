package io.howdah.fs.webhdfs.response;

import io.howdah.ErrorCode;
import io.howdah.fs.webhdfs.response.RequestFailure.Recovery;

/** One row of {@link Refusals}: what identifies a refusal, and what it means. */
final class Refusal {
  private final String key;
  private final ErrorCode code;
  private final Recovery recovery;

  private Refusal(String key, ErrorCode code, Recovery recovery) {
    this.key = key;
    this.code = code;
    this.recovery = recovery;
  }

  /**
   * A row.
   *
   * @param key a fragment of a message, the name of an exception, or an HTTP status; empty for a
   *     refusal that no row describes
   */
  static Refusal of(String key, ErrorCode code, Recovery recovery) {
    return new Refusal(key, code, recovery);
  }

  String key() {
    return key;
  }

  ErrorCode code() {
    return code;
  }

  Recovery recovery() {
    return recovery;
  }

  /** The row's own words, for messages of tests. */
  @Override
  public String toString() {
    return key + " is " + code + " " + recovery;
  }
}
