package io.howdah.auth;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.cluster.Secret;
import java.net.URI;
import java.util.Collections;

/**
 * Uses a delegation token that another program obtained. The owner of the token is the user,
 * whatever else a request contains.
 */
public final class TokenAuthentication implements Authentication {
  private final String cluster;
  private final Secret token;

  private TokenAuthentication(String cluster, Secret token) {
    this.cluster = cluster;
    this.token = token;
  }

  /**
   * Creates the identity of a token.
   *
   * @param cluster the alias of the cluster, for messages
   * @param token the token in its URL-safe text form
   * @throws CopyException {@link ErrorCode#TOKEN_INVALID} where it is not a token
   */
  public static TokenAuthentication of(String cluster, Secret token) throws CopyException {
    try {
      TokenIdentifier.of(token);
    } catch (IllegalArgumentException e) {
      throw new CopyException(
          ErrorCode.TOKEN_INVALID,
          "What was given as a token of cluster '"
              + cluster
              + "' is no delegation token: "
              + e.getMessage()
              + ".");
    }
    return new TokenAuthentication(cluster, token);
  }

  @Override
  public Session open(TokenIssuer issuer) {
    return new Given();
  }

  /** Shows the kind only: the token is a secret. */
  @Override
  public String toString() {
    return "delegation token";
  }

  private final class Given implements Session {
    @Override
    public Exchange begin(URI server) {
      return () -> Collections.singletonMap("delegation", token.reveal());
    }

    @Override
    public TokenIdentifier token() {
      return TokenIdentifier.of(token);
    }

    @Override
    public void replaceToken(int number, CopyException refusal) throws CopyException {
      throw new CopyException(
          refusal.code(),
          "The delegation token that was given for cluster '"
              + cluster
              + "' is no longer valid, or never was, and cannot be replaced: "
              + refusal.getMessage(),
          refusal);
    }
  }
}
