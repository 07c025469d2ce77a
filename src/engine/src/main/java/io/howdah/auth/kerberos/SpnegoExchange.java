package io.howdah.auth.kerberos;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.auth.Exchange;
import io.howdah.cluster.MutualAuth;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kerby.kerberos.kerb.KrbException;
import org.jspecify.annotations.Nullable;

/**
 * Proves the identity of this process to one server in one request, by SPNEGO (RFC 4559), and
 * checks the proof in the response. The token is in the first request, which saves a round trip for
 * a refusal.
 */
final class SpnegoExchange implements Exchange {
  private static final String SCHEME = "Negotiate ";
  private static final byte[] OID_SPNEGO = {0x06, 6, 0x2b, 6, 1, 5, 5, 2};

  /**
   * A real proof has about 200 characters. A limit is needed since nested values are parsed by
   * recursion.
   */
  private static final int LONGEST_PROOF = 2048;

  private static final int NEG_TOKEN_RESP = 0xa1;
  private static final int STATE = 0xa0;
  private static final int RESPONSE_TOKEN = 0xa2;

  private final Ticket ticket;
  private final Principal service;
  private final MutualAuth mutualAuth;
  private final long moment;
  private final Map<String, String> parameters;
  private final Map<String, String> headers;

  private SpnegoExchange(
      Ticket ticket,
      Principal service,
      MutualAuth mutualAuth,
      long moment,
      Map<String, String> parameters,
      byte[] token) {
    this.ticket = ticket;
    this.service = service;
    this.mutualAuth = mutualAuth;
    this.moment = moment;
    this.parameters = parameters;
    headers =
        Collections.singletonMap(
            "Authorization", SCHEME + Base64.getEncoder().encodeToString(token));
  }

  /**
   * Creates an exchange with a service.
   *
   * @param moment a unique time for this request, in microseconds
   * @param parameters the query parameters of the request
   */
  static SpnegoExchange of(
      Ticket ticket,
      Principal service,
      MutualAuth mutualAuth,
      long moment,
      Map<String, String> parameters)
      throws CopyException {
    int flags = mutualAuth == MutualAuth.DISABLED ? 0 : GssToken.MUTUAL;
    try {
      byte[] kerberos = GssToken.request(ticket, flags, moment);
      byte[] token =
          Der.of(
              GssToken.FRAME,
              OID_SPNEGO,
              Der.field(
                  0,
                  Der.of(
                      Der.SEQUENCE,
                      Der.field(0, Der.of(Der.SEQUENCE, GssToken.OID_KERBEROS)),
                      Der.field(2, Der.of(Der.OCTETS, kerberos)))));
      return new SpnegoExchange(ticket, service, mutualAuth, moment, parameters, token);
    } catch (KrbException e) {
      throw new CopyException(
          ErrorCode.KERBEROS_LOGIN_FAILED, "No request to " + service + " could be made: " + e, e);
    }
  }

  @Override
  public Map<String, String> parameters() {
    return parameters;
  }

  @Override
  public Map<String, String> headers() {
    return headers;
  }

  /** A refusal carries no proof and is accepted without one. */
  @Override
  public void check(int status, List<String> challenges) throws CopyException {
    if (mutualAuth == MutualAuth.DISABLED) {
      return;
    }
    String proof = proof(challenges);
    if (proof != null && proof.length() > LONGEST_PROOF) {
      throw unproven("its proof has " + proof.length() + " characters");
    }
    if (proof != null) {
      check(proof);
    } else if (mutualAuth == MutualAuth.REQUIRED && !isRefusal(status)) {
      throw unproven(
          "its response carries no proof, nor would that of a cluster without Kerberos"
              + " (auth_mechanism NONE)");
    }
  }

  @Override
  public boolean isProven(List<String> challenges) {
    return mutualAuth != MutualAuth.REQUIRED || proof(challenges) != null;
  }

  private static boolean isRefusal(int status) {
    return (status >= 401 && status <= 403) || status >= 500;
  }

  private static @Nullable String proof(List<String> challenges) {
    for (String challenge : challenges) {
      if (challenge.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
        String proof = challenge.substring(SCHEME.length()).trim();
        if (!proof.isEmpty()) {
          return proof;
        }
      }
    }
    return null;
  }

  private void check(String proof) throws CopyException {
    try {
      byte[] reply = response(Base64.getDecoder().decode(proof));
      if (!GssToken.isOf(GssToken.open(reply, ticket), moment)) {
        throw unproven("its proof belongs to another request");
      }
    } catch (KrbException | RuntimeException | StackOverflowError e) {
      throw unproven("its proof is not valid (" + e.getMessage() + ")");
    }
  }

  /** Unwraps the Kerberos token. Some servers omit the outer wrapping. */
  private static byte[] response(byte[] token) {
    DerElement whole = DerElement.of(token);
    if (whole.tag() == GssToken.FRAME) {
      return GssToken.reply(whole);
    }
    if (whole.tag() != NEG_TOKEN_RESP) {
      throw new IllegalArgumentException("it is not a SPNEGO response");
    }
    DerElement fields = whole.inner();
    for (DerElement field = fields.inner(); ; field = field.next(fields)) {
      if (field.tag() == STATE && field.inner().content()[0] != 0) {
        throw new IllegalArgumentException("it requires another round trip");
      }
      if (field.tag() == RESPONSE_TOKEN) {
        return response(field.inner().content());
      }
      if (!field.hasNext(fields)) {
        throw new IllegalArgumentException("it contains no Kerberos response");
      }
    }
  }

  private CopyException unproven(String why) {
    return new CopyException(
        ErrorCode.SERVER_NOT_TRUSTED,
        "The server did not prove that it is '" + service + "': " + why + ".");
  }

  /** Shows the service only: the token is a secret. */
  @Override
  public String toString() {
    return "SPNEGO with " + service;
  }
}
