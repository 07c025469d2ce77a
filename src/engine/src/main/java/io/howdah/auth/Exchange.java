package io.howdah.auth;

import io.howdah.CopyException;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * The identity in one attempt of one request, and the check of the server's identity in the
 * response.
 */
public interface Exchange {

  /**
   * The query parameters for a NameNode or HttpFS, not encoded, in the order of the request. Their
   * values may be secrets.
   */
  Map<String, String> parameters();

  /** The headers. Their values may be secrets. */
  default Map<String, String> headers() {
    return Collections.emptyMap();
  }

  /**
   * Checks that the response comes from the expected server.
   *
   * @param status the HTTP status of the response
   * @param challenges the values of its {@code WWW-Authenticate} headers
   * @throws CopyException {@link io.howdah.ErrorCode#SERVER_NOT_TRUSTED} where it does not
   */
  default void check(int status, List<String> challenges) throws CopyException {}

  /**
   * Whether a response that passed {@link #check} is proven to come from the expected server. A
   * refusal may lack this proof. Then only the refusal itself may be used, and none of its content.
   */
  default boolean isProven(List<String> challenges) {
    return true;
  }
}
