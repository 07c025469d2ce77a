package io.howdah.auth;

import io.howdah.CopyException;
import java.net.URI;
import java.util.Collections;
import java.util.Map;

/**
 * Tells a server who is asking: what each request carries for that. Safe for use by many threads;
 * {@code toString()} never shows a secret.
 */
public interface Authentication {

  /**
   * Query parameters of every request to a NameNode or HttpFS, unencoded, in the order in which
   * they are sent. Their values may be secrets.
   *
   * @throws CopyException {@link io.howdah.ErrorCode#AUTHENTICATION_FAILED} where none can be had
   */
  Map<String, String> parameters() throws CopyException;

  /**
   * Headers of one attempt of one request. Asked anew for each attempt, since a Kerberos token
   * serves only once.
   *
   * @param server scheme, host and port of the NameNode or HttpFS that is about to be asked
   * @throws CopyException {@link io.howdah.ErrorCode#AUTHENTICATION_FAILED} where none can be had
   */
  default Map<String, String> headers(URI server) throws CopyException {
    return Collections.emptyMap();
  }
}
