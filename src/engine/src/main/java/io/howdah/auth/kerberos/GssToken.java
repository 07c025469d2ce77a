package io.howdah.auth.kerberos;

import io.howdah.auth.kerberos.ServiceRequest.ServerProof;
import java.util.Arrays;
import org.apache.kerby.kerberos.kerb.KrbCodec;
import org.apache.kerby.kerberos.kerb.KrbException;
import org.apache.kerby.kerberos.kerb.type.ap.ApRep;
import org.apache.kerby.kerberos.kerb.type.ap.EncAPRepPart;
import org.apache.kerby.kerberos.kerb.type.base.KeyUsage;

/** The two tokens with which a context of GSS-API begins: RFC 4121, 4.1. */
final class GssToken {
  /** The object identifier of Kerberos, encoded. */
  static final byte[] OID_KERBEROS = {
    0x06, 9, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x12, 1, 2, 2
  };

  /** The tag of a token that names its mechanism. */
  static final int FRAME = 0x60;

  /** The flag by which the server must prove its identity. */
  static final int MUTUAL = 2;

  private static final byte[] REQUEST_ID = {1, 0};
  private static final byte[] REPLY_ID = {2, 0};
  private static final int CHECKSUM = 0x8003;

  private GssToken() {}

  /**
   * The request for a context.
   *
   * @param flags what the context must have, as bits
   * @param moment the unique time of this request, in microseconds
   */
  static byte[] request(Ticket ticket, int flags, long moment) throws KrbException {
    ServerProof proof = (flags & MUTUAL) == 0 ? ServerProof.WAIVED : ServerProof.ASKED_FOR;
    byte[] request =
        ServiceRequest.of(ticket, KeyUsage.AP_REQ_AUTH, CHECKSUM, checksum(flags), moment, proof);
    return Der.of(FRAME, OID_KERBEROS, REQUEST_ID, request);
  }

  /** RFC 4121, 4.1.1: 16 zeros without channel bindings, then the flags, low byte first. */
  private static byte[] checksum(int flags) {
    byte[] checksum = new byte[24];
    checksum[0] = 16;
    checksum[20] = (byte) flags;
    return checksum;
  }

  /**
   * The server's reply in a token.
   *
   * @param token one with the tag {@link #FRAME}
   * @throws IllegalArgumentException where it is none
   */
  static byte[] reply(DerElement token) {
    byte[] rest = token.inner().rest(token);
    if (rest.length < 2 || rest[0] != REPLY_ID[0] || rest[1] != REPLY_ID[1]) {
      throw new IllegalArgumentException("it is not a Kerberos response");
    }
    return Arrays.copyOfRange(rest, 2, rest.length);
  }

  /** Decrypts the server's proof, which only the service of the ticket can make. */
  static EncAPRepPart open(byte[] reply, Ticket ticket) throws KrbException {
    ApRep message = KrbCodec.decode(reply, ApRep.class);
    byte[] opened =
        Ciphers.open(message.getEncryptedEncPart(), ticket.key(), KeyUsage.AP_REP_ENCPART);
    return KrbCodec.decode(opened, EncAPRepPart.class);
  }

  /** Whether a proof belongs to the request of that time. */
  static boolean isOf(EncAPRepPart proof, long moment) {
    return Math.floorDiv(proof.getCtime().getTime(), 1000L) == UniqueTimestamps.seconds(moment)
        && proof.getCusec() == UniqueTimestamps.microsOfSecond(moment);
  }
}
