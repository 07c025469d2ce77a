package io.howdah.auth;

import org.jspecify.annotations.Nullable;

/**
 * The identity at a cluster. Safe for use by many threads; {@code toString()} never shows a secret.
 */
public interface Authentication {

  /**
   * Creates a login for one nameservice. Sends no request.
   *
   * @param issuer asks that nameservice for delegation tokens
   */
  Session open(TokenIssuer issuer);

  /** The principal in a Kerberos realm, as {@code NAME@REALM}; null where that is no matter. */
  default @Nullable String principal() {
    return null;
  }
}
