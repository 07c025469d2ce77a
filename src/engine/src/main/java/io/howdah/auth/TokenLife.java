package io.howdah.auth;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.cluster.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The single operations on delegation tokens. They are requested in the name of the user, and
 * renewed and cancelled in the name of the renewer.
 */
public final class TokenLife {
  private final String cluster;
  private final TokenIssuer issuer;
  private final TokenParty owner;
  private final TokenParty renewer;
  private final Clock clock;

  /**
   * Creates the operations for one nameservice.
   *
   * @param cluster its alias, for messages
   * @param owner the user who owns the tokens; its session requests them
   * @param renewer the user who renews and cancels the tokens
   */
  public TokenLife(
      String cluster, TokenIssuer issuer, TokenParty owner, TokenParty renewer, Clock clock) {
    this.cluster = cluster;
    this.issuer = issuer;
    this.owner = owner;
    this.renewer = renewer;
    this.clock = clock;
  }

  /** The session for requests without a token. */
  Session asking() {
    return owner.session();
  }

  /**
   * Requests a new token; null where the cluster issues none.
   *
   * @throws CopyException {@link ErrorCode#AUTHENTICATION_FAILED} also where the token belongs to
   *     another user than the requested one
   */
  @Nullable Secret issue() throws CopyException {
    @Nullable String requested = owner.name();
    // Without a named renewer the owner may renew the token.
    Secret token = issuer.issue(owner.session(), requested == null ? null : renewer.name());
    if (token != null && requested != null) {
      checkOwner(token, requested);
    }
    return token;
  }

  /** Renews a token and returns its remaining lifetime. */
  Duration renew(Secret token) throws CopyException {
    Instant end = issuer.renew(renewer.session(), token);
    return Duration.between(clock.instant(), end);
  }

  void cancel(Secret token) throws CopyException {
    issuer.cancel(renewer.session(), token);
  }

  CopyException missing() {
    return new CopyException(
        ErrorCode.AUTHENTICATION_FAILED,
        "Cluster '"
            + cluster
            + "' gives no delegation tokens, which auth_mechanism TKN_GSSAPI requires: use"
            + " GSSAPI.");
  }

  /**
   * A server that ignores the requested owner would let a user act as the login of this process.
   */
  private void checkOwner(Secret token, String requested) throws CopyException {
    String found;
    try {
      found = TokenIdentifier.of(token).owner();
    } catch (IllegalArgumentException e) {
      throw new CopyException(
          ErrorCode.AUTHENTICATION_FAILED,
          "Cluster '"
              + cluster
              + "' gave a delegation token that does not show whose it is; it was asked for one of"
              + " '"
              + requested
              + "'.",
          e);
    }
    if (!found.equals(requested)) {
      throw new CopyException(
          ErrorCode.AUTHENTICATION_FAILED,
          "Cluster '"
              + cluster
              + "' gave a delegation token of '"
              + found
              + "' where one of '"
              + requested
              + "' was asked for.");
    }
  }
}
