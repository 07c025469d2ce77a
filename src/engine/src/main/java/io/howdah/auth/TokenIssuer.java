package io.howdah.auth;

import io.howdah.CopyException;
import io.howdah.cluster.Secret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asks one nameservice about delegation tokens. Each question is asked in a session that carries no
 * token itself, as the servers demand.
 */
public interface TokenIssuer {

  /**
   * A new token.
   *
   * @param renewer the user who may renew it; null for its owner
   * @return the token in its URL-safe text form; null where this cluster gives none
   */
  @Nullable Secret issue(Session session, @Nullable String renewer) throws CopyException;

  /**
   * Prolongs a token's life.
   *
   * @return when it ends now, by the server's clock
   */
  Instant renew(Session session, Secret token) throws CopyException;

  /** Ends a token's life. */
  void cancel(Session session, Secret token) throws CopyException;
}
