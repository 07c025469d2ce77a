package io.howdah.auth;

import io.howdah.CopyException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The identity at one nameservice while it is open. Safe for use by many threads. {@code
 * toString()} never shows a secret.
 */
public interface Session {

  /**
   * The identity for one attempt of one request. It is created for each attempt, since its proof
   * may be valid only once.
   *
   * @param server scheme, host and port of the NameNode or HttpFS that receives the request
   * @throws CopyException describing the problem of the login
   */
  Exchange begin(URI server) throws CopyException;

  /** The number of the present delegation token; it changes with each new token. */
  default int tokenNumber() {
    return 0;
  }

  /** The delegation token in requests at present; null for none. */
  default @Nullable TokenIdentifier token() {
    return null;
  }

  /**
   * Ensures that the next attempt does not carry the delegation token that a server has just
   * refused.
   *
   * @param number {@link #tokenNumber()} before the attempt
   * @throws CopyException {@code refusal}, or a more specific exception, where there is no other
   *     token
   */
  default void replaceToken(int number, CopyException refusal) throws CopyException {
    throw refusal;
  }

  /** Releases the resources on the servers, as far as possible at the moment. */
  default void close() {}
}
