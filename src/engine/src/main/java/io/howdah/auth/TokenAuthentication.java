package io.howdah.auth;

import java.util.Collections;
import java.util.Map;

/** Presents a delegation token; its owner is the user, whatever else a request says. */
public final class TokenAuthentication implements Authentication {
  private final String delegationToken;

  /**
   * A token as the server gave it out.
   *
   * @param delegationToken the token in its URL-safe text form
   */
  public TokenAuthentication(String delegationToken) {
    this.delegationToken = delegationToken;
  }

  @Override
  public Map<String, String> parameters() {
    return Collections.singletonMap("delegation", delegationToken);
  }

  /** Names the kind alone: the token is a secret. */
  @Override
  public String toString() {
    return "delegation token";
  }
}
