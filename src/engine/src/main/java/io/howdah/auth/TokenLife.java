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
  private final Session asking;
  private final Session renewing;
  private final @Nullable String owner;
  private final String ourselves;
  private final Clock clock;

  /**
   * The tokens of one nameservice.
   *
   * @param cluster its alias, for messages
   * @param asking who is to own the tokens
   * @param renewing who prolongs and cancels them
   * @param owner the user on whose behalf {@code asking} is; null for ourselves
   * @param ourselves our own short name
   */
  public TokenLife(
      String cluster,
      TokenIssuer issuer,
      Session asking,
      Session renewing,
      @Nullable String owner,
      String ourselves,
      Clock clock) {
    this.cluster = cluster;
    this.issuer = issuer;
    this.asking = asking;
    this.renewing = renewing;
    this.owner = owner;
    this.ourselves = ourselves;
    this.clock = clock;
  }

  /** Who asks where there is no token. */
  Session asking() {
    return asking;
  }

  /**
   * A new token; null where the cluster gives none.
   *
   * @throws CopyException {@link ErrorCode#AUTHENTICATION_FAILED} also where the token belongs to
   *     somebody else than was asked for
   */
  @Nullable Secret issue() throws CopyException {
    // Where nobody is named its owner may renew it, under whatever name the server knows us by.
    Secret token = issuer.issue(asking, owner == null ? null : ourselves);
    if (token != null && owner != null) {
      checkOwner(token, owner);
    }
    return token;
  }

  /** Prolongs a token, and says how much longer it lives. */
  Duration renew(Secret token) throws CopyException {
    Instant end = issuer.renew(renewing, token);
    return Duration.between(clock.instant(), end);
  }

  void cancel(Secret token) throws CopyException {
    issuer.cancel(renewing, token);
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
              + "' gave a delegation token that does not show whose it is; it was asked for one of '"
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
