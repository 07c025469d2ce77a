package io.howdah.auth.kerberos;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.auth.Exchange;
import io.howdah.auth.kerberos.ServiceRequest.ServerProof;
import io.howdah.cluster.MutualAuth;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kerby.kerberos.kerb.KrbCodec;
import org.apache.kerby.kerberos.kerb.KrbException;
import org.apache.kerby.kerberos.kerb.type.ap.ApRep;
import org.apache.kerby.kerberos.kerb.type.ap.EncAPRepPart;
import org.apache.kerby.kerberos.kerb.type.base.KeyUsage;
import org.jspecify.annotations.Nullable;

/**
 * Proves this process's identity to one server in one request, by SPNEGO (RFC 4559), and checks the
 * proof that the answer brings in return. The token goes with the request unasked, which saves a
 * refusal.
 */
final class SpnegoExchange implements Exchange {
  private static final String SCHEME = "Negotiate ";
  private static final byte[] OID_KERBEROS = {
    0x06, 9, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x12, 1, 2, 2
  };
  private static final byte[] OID_SPNEGO = {0x06, 6, 0x2b, 6, 1, 5, 5, 2};
  private static final byte[] REQUEST_TOKEN = {1, 0};
  private static final byte[] ANSWER_TOKEN = {2, 0};

  /** A real one has some two hundred, and whatever is nested in one is read by recursion. */
  private static final int LONGEST_PROOF = 2048;

  private static final int GSS_CHECKSUM = 0x8003;
  private static final int FRAME = 0x60;
  private static final int ANSWER = 0xa1;
  private static final int STATE = 0xa0;
  private static final int RESPONSE = 0xa2;

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
   * An exchange with a service.
   *
   * @param moment a time that no other request has, in microseconds
   * @param parameters query parameters that go with it
   */
  static SpnegoExchange of(
      Ticket ticket,
      Principal service,
      MutualAuth mutualAuth,
      long moment,
      Map<String, String> parameters)
      throws CopyException {
    ServerProof proof =
        mutualAuth == MutualAuth.DISABLED ? ServerProof.WAIVED : ServerProof.ASKED_FOR;
    try {
      byte[] request =
          ServiceRequest.of(
              ticket, KeyUsage.AP_REQ_AUTH, GSS_CHECKSUM, checksum(proof), moment, proof);
      byte[] kerberos = Der.of(FRAME, OID_KERBEROS, REQUEST_TOKEN, request);
      byte[] token =
          Der.of(
              FRAME,
              OID_SPNEGO,
              Der.field(
                  0,
                  Der.of(
                      Der.SEQUENCE,
                      Der.field(0, Der.of(Der.SEQUENCE, OID_KERBEROS)),
                      Der.field(2, Der.of(Der.OCTETS, kerberos)))));
      return new SpnegoExchange(ticket, service, mutualAuth, moment, parameters, token);
    } catch (KrbException e) {
      throw new CopyException(
          ErrorCode.KERBEROS_LOGIN_FAILED, "No request to " + service + " could be made: " + e, e);
    }
  }

  /** RFC 4121, 4.1.1: 16 zeros where a channel would be bound, then the flags, low byte first. */
  private static byte[] checksum(ServerProof proof) {
    byte[] checksum = new byte[24];
    checksum[0] = 16;
    checksum[20] = (byte) (proof == ServerProof.ASKED_FOR ? 2 : 0);
    return checksum;
  }

  @Override
  public Map<String, String> parameters() {
    return parameters;
  }

  @Override
  public Map<String, String> headers() {
    return headers;
  }

  /** An answer that refuses us carries no proof, and is to be heard as it is. */
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
          "its answer carries no proof, nor would that of a cluster without Kerberos"
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
      ApRep answer = KrbCodec.decode(response(Base64.getDecoder().decode(proof)), ApRep.class);
      byte[] opened =
          Ciphers.open(answer.getEncryptedEncPart(), ticket.key(), KeyUsage.AP_REP_ENCPART);
      EncAPRepPart part = KrbCodec.decode(opened, EncAPRepPart.class);
      if (Math.floorDiv(part.getCtime().getTime(), 1000L) != UniqueTimestamps.seconds(moment)
          || part.getCusec() != UniqueTimestamps.microsOfSecond(moment)) {
        throw unproven("its proof belongs to another request");
      }
    } catch (KrbException | RuntimeException | StackOverflowError e) {
      throw unproven("its proof is not valid (" + e.getMessage() + ")");
    }
  }

  /** Unwraps what the server says for Kerberos; some leave the outer wrapping away. */
  private static byte[] response(byte[] token) {
    DerElement whole = DerElement.of(token);
    if (whole.tag() == FRAME) {
      byte[] rest = whole.inner().rest(whole);
      if (rest.length < 2 || rest[0] != ANSWER_TOKEN[0] || rest[1] != ANSWER_TOKEN[1]) {
        throw new IllegalArgumentException("it is no answer of Kerberos");
      }
      return Arrays.copyOfRange(rest, 2, rest.length);
    }
    if (whole.tag() != ANSWER) {
      throw new IllegalArgumentException("it is no answer of SPNEGO");
    }
    DerElement fields = whole.inner();
    for (DerElement field = fields.inner(); ; field = field.next(fields)) {
      if (field.tag() == STATE && field.inner().content()[0] != 0) {
        throw new IllegalArgumentException("it wants another round");
      }
      if (field.tag() == RESPONSE) {
        return response(field.inner().content());
      }
      if (!field.hasNext(fields)) {
        throw new IllegalArgumentException("it holds no answer of Kerberos");
      }
    }
  }

  private CopyException unproven(String why) {
    return new CopyException(
        ErrorCode.SERVER_NOT_TRUSTED,
        "The server did not prove that it is '" + service + "': " + why + ".");
  }

  /** Names the service alone: the token is a secret. */
  @Override
  public String toString() {
    return "SPNEGO with " + service;
  }
}
