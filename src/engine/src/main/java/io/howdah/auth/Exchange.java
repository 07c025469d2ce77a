package io.howdah.auth;

import io.howdah.CopyException;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The identity that one attempt of one request carries, and the server's in its response. */
public interface Exchange {

  /**
   * Query parameters for a NameNode or HttpFS, unencoded, in the order in which they are sent.
   * Their values may be secrets.
   */
  Map<String, String> parameters();

  /** Headers, whose values may be secrets. */
  default Map<String, String> headers() {
    return Collections.emptyMap();
  }

  /**
   * Checks that the answer comes from whom we asked.
   *
   * @param status the answer's HTTP status
   * @param challenges the values of its {@code WWW-Authenticate} headers
   * @throws CopyException {@link io.howdah.ErrorCode#SERVER_NOT_TRUSTED} where it does not
   */
  default void check(int status, List<String> challenges) throws CopyException {}

  /**
   * Whether an answer that {@link #check} let pass is from whom we asked. One that refuses us may
   * not show it, and then tells nothing but that.
   */
  default boolean isProven(List<String> challenges) {
    return true;
  }
}
