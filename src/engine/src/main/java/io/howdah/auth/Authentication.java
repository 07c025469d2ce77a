package io.howdah.auth;

import org.jspecify.annotations.Nullable;

/**
 * The identity at a cluster. Safe for use by many threads; {@code toString()} never shows a secret.
 */
public interface Authentication {

  /**
   * Creates a login for one nameservice. Sends no request.
   *
   * @param issuer requests delegation tokens from that nameservice
   */
  Session open(TokenIssuer issuer);

  /** The principal in a Kerberos realm, as {@code NAME@REALM}; null without Kerberos. */
  default @Nullable String principal() {
    return null;
  }
}
