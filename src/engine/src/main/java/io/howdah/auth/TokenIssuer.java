package io.howdah.auth;

import io.howdah.CopyException;
import io.howdah.cluster.Secret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Requests, renews and cancels the delegation tokens of one nameservice. Each request is made in a
 * session without a token, as the servers require.
 */
public interface TokenIssuer {

  /**
   * Requests a new token.
   *
   * @param renewer the user who may renew it; null for its owner
   * @return the token in its URL-safe text form; null where this cluster issues none
   */
  @Nullable Secret issue(Session session, @Nullable String renewer) throws CopyException;

  /**
   * Renews a token.
   *
   * @return the new expiry, by the server's clock
   */
  Instant renew(Session session, Secret token) throws CopyException;

  /** Cancels a token. */
  void cancel(Session session, Secret token) throws CopyException;
}
