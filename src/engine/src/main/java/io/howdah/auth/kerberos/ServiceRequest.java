package io.howdah.auth.kerberos;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.apache.kerby.kerberos.kerb.KrbCodec;
import org.apache.kerby.kerberos.kerb.KrbException;
import org.apache.kerby.kerberos.kerb.crypto.EncryptionHandler;
import org.apache.kerby.kerberos.kerb.type.base.EncryptedData;
import org.apache.kerby.kerberos.kerb.type.base.KeyUsage;

/**
 * Presents a ticket to its service: an AP-REQ of RFC 4120. Kerby's own class cannot carry the
 * checksum that GSS-API requires, and cannot request mutual authentication.
 */
final class ServiceRequest {
  /** Whether the server must prove its identity. */
  enum ServerProof {
    ASKED_FOR,
    WAIVED
  }

  private static final int VERSION = 5;
  private static final int MESSAGE = 14;
  private static final int AUTHENTICATOR = 2;
  private static final int NAME_OF_USER = 1;
  private static final byte MUTUAL_REQUIRED = 0x20;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

  private ServiceRequest() {}

  /**
   * Encodes the request.
   *
   * @param usage the key usage of the authenticator
   * @param checksumType the type of {@code checksum}, which binds the ticket to its use
   * @param moment the unique time of this request, in microseconds
   */
  static byte[] of(
      Ticket ticket,
      KeyUsage usage,
      int checksumType,
      byte[] checksum,
      long moment,
      ServerProof proof)
      throws KrbException {
    EncryptedData sealed =
        EncryptionHandler.encrypt(
            authenticator(ticket.client(), checksumType, checksum, moment), ticket.key(), usage);
    byte flags = proof == ServerProof.ASKED_FOR ? MUTUAL_REQUIRED : 0;
    return Der.application(
        MESSAGE,
        Der.of(
            Der.SEQUENCE,
            Der.field(0, Der.integer(VERSION)),
            Der.field(1, Der.integer(MESSAGE)),
            Der.field(2, Der.of(Der.BITS, new byte[] {0, flags, 0, 0, 0})),
            Der.field(3, ticket.encoded()),
            Der.field(4, KrbCodec.encode(sealed))));
  }

  private static byte[] authenticator(
      Principal client, int checksumType, byte[] checksum, long moment) {
    byte[][] names = client.names().stream().map(Der::text).toArray(byte[][]::new);
    return Der.application(
        AUTHENTICATOR,
        Der.of(
            Der.SEQUENCE,
            Der.field(0, Der.integer(VERSION)),
            Der.field(1, Der.text(client.realm())),
            Der.field(
                2,
                Der.of(
                    Der.SEQUENCE,
                    Der.field(0, Der.integer(NAME_OF_USER)),
                    Der.field(1, Der.of(Der.SEQUENCE, names)))),
            Der.field(
                3,
                Der.of(
                    Der.SEQUENCE,
                    Der.field(0, Der.integer(checksumType)),
                    Der.field(1, Der.of(Der.OCTETS, checksum)))),
            Der.field(4, Der.integer(UniqueTimestamps.microsOfSecond(moment))),
            Der.field(
                5,
                Der.time(TIME.format(Instant.ofEpochSecond(UniqueTimestamps.seconds(moment)))))));
  }
}
