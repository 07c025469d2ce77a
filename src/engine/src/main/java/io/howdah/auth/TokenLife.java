package io.howdah.auth;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.cluster.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is done with delegation tokens, each thing once: asked for in the user's name, prolonged and
 * cancelled in our own.
 */
public final class TokenLife {
  private final String cluster;
  private final TokenIssuer issuer;
  private final TokenParty owner;
  private final TokenParty renewer;
  private final Clock clock;

  /**
   * The tokens of one nameservice.
   *
   * @param cluster its alias, for messages
   * @param owner the user who is to own the tokens, and whose session requests them
   * @param renewer the user who renews and cancels them
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
   * A new token; null where the cluster gives none.
   *
   * @throws CopyException {@link ErrorCode#AUTHENTICATION_FAILED} also where the token belongs to
   *     another user than was asked for
   */
  @Nullable Secret issue() throws CopyException {
    @Nullable String wanted = owner.name();
    // Without a named renewer the owner may renew the token.
    Secret token = issuer.issue(owner.session(), wanted == null ? null : renewer.name());
    if (token != null && wanted != null) {
      checkOwner(token, wanted);
    }
    return token;
  }

  /** Prolongs a token, and says how much longer it lives. */
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
            + "' gives no delegation tokens, which auth_mechanism TKN_GSSAPI wants: use GSSAPI.");
  }

  /** A server that overlooks for whom we ask would let a user act as ourselves. */
  private void checkOwner(Secret token, String wanted) throws CopyException {
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
              + wanted
              + "'.",
          e);
    }
    if (!found.equals(wanted)) {
      throw new CopyException(
          ErrorCode.AUTHENTICATION_FAILED,
          "Cluster '"
              + cluster
              + "' gave a delegation token of '"
              + found
              + "' where one of '"
              + wanted
              + "' was asked for.");
    }
  }
}
