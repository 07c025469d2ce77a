package io.howdah.auth;

import org.jspecify.annotations.Nullable;

/**
 * Who we are to a cluster. Safe for use by many threads; {@code toString()} never shows a secret.
 */
public interface Authentication {

  /**
   * Begins to be somebody at one nameservice; nothing is asked yet.
   *
   * @param issuer asks that nameservice for delegation tokens
   */
  Session open(TokenIssuer issuer);

  /** Who we are in a Kerberos realm, as {@code NAME@REALM}; null where that is no matter. */
  default @Nullable String principal() {
    return null;
  }
}
