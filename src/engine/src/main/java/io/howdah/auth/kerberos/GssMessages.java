package io.howdah.auth.kerberos;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import org.apache.kerby.kerberos.kerb.KrbException;
import org.apache.kerby.kerberos.kerb.crypto.CheckSumHandler;
import org.apache.kerby.kerberos.kerb.crypto.EncryptionHandler;
import org.apache.kerby.kerberos.kerb.type.base.EncryptionKey;
import org.apache.kerby.kerberos.kerb.type.base.EncryptionType;
import org.apache.kerby.kerberos.kerb.type.base.KeyUsage;

/** The protected messages of a context of GSS-API: wrap tokens of RFC 4121, 4.2. */
final class GssMessages {
  private static final short TOKEN = 0x0504;
  private static final int FROM_ACCEPTOR = 1;
  private static final int SEALED = 2;
  private static final int BY_SUBKEY = 4;
  private static final byte FILLER = (byte) 0xff;
  private static final int HEADER = 16;

  /** Where the two lengths are in a header: that of the end, and that of the rotation. */
  private static final int END = 4;

  private static final int ROTATION = 6;
  private static final int SEQUENCE = 8;

  private static final KeyUsage OF_ACCEPTOR = KeyUsage.fromValue(22);
  private static final KeyUsage OF_INITIATOR = KeyUsage.fromValue(24);

  private final EncryptionKey key;
  private final int keyFlag;
  private int sent;
  private int received;

  private GssMessages(EncryptionKey key, int keyFlag, int received) {
    this.key = key;
    this.keyFlag = keyFlag;
    this.received = received;
  }

  /** Messages under the key of the ticket. */
  static GssMessages ofTicket(EncryptionKey key, int firstReceived) {
    return new GssMessages(key, 0, firstReceived);
  }

  /** Messages under a key that the server chose. */
  static GssMessages ofSubkey(EncryptionKey key, int firstReceived) {
    return new GssMessages(key, BY_SUBKEY, firstReceived);
  }

  /** Whether messages under a key can have this form, which keys of RC4 have not. */
  static boolean canUse(EncryptionKey key) {
    EncryptionType type = key.getKeyType();
    return type == EncryptionType.AES256_CTS_HMAC_SHA1_96
        || type == EncryptionType.AES128_CTS_HMAC_SHA1_96;
  }

  /** Protects a message from changes. */
  byte[] sign(byte[] message) throws KrbException {
    byte[] header = header(keyFlag, sent++);
    byte[] checksum = checksum(message, header, OF_INITIATOR);
    ByteBuffer.wrap(header).putShort(END, (short) checksum.length);
    return joined(header, message, checksum);
  }

  /** Encrypts a message. */
  byte[] seal(byte[] message) throws KrbException {
    byte[] header = header(keyFlag | SEALED, sent++);
    byte[] sealed =
        EncryptionHandler.encrypt(joined(message, header), key, OF_INITIATOR).getCipher();
    return joined(header, sealed);
  }

  /** Whether the server encrypted a message. */
  static boolean isSealed(byte[] token) {
    return token.length >= HEADER && (token[2] & SEALED) != 0;
  }

  /** The message in a token of the server, which must be the next one. */
  byte[] open(byte[] token) throws KrbException, GeneralSecurityException {
    ByteBuffer fields = ByteBuffer.wrap(token);
    if (token.length < HEADER || fields.getShort(0) != TOKEN || token[3] != FILLER) {
      throw new GeneralSecurityException("it is no protected message of Kerberos");
    }
    if ((token[2] & ~SEALED) != (keyFlag | FROM_ACCEPTOR)) {
      throw new GeneralSecurityException("it is not from the server, or under another key");
    }
    if ((int) fields.getLong(SEQUENCE) != received) {
      throw new GeneralSecurityException("it is not the next message");
    }
    int end = fields.getShort(END) & 0xffff;
    byte[] body = unrotated(token, fields.getShort(ROTATION) & 0xffff);
    byte[] header = Arrays.copyOf(token, HEADER);
    ByteBuffer.wrap(header).putShort(ROTATION, (short) 0);
    byte[] message = isSealed(token) ? opened(body, end, header) : checked(body, end, header);
    received++;
    return message;
  }

  private byte[] opened(byte[] body, int end, byte[] header)
      throws KrbException, GeneralSecurityException {
    byte[] opened = EncryptionHandler.decrypt(body, key, OF_ACCEPTOR);
    int length = opened.length - HEADER - end;
    if (length < 0
        || !Arrays.equals(Arrays.copyOfRange(opened, length + end, opened.length), header)) {
      throw new GeneralSecurityException("its header was changed");
    }
    return Arrays.copyOf(opened, length);
  }

  private byte[] checked(byte[] body, int end, byte[] header)
      throws KrbException, GeneralSecurityException {
    if (end > body.length) {
      throw new GeneralSecurityException("it is too short");
    }
    byte[] message = Arrays.copyOf(body, body.length - end);
    byte[] checksum = Arrays.copyOfRange(body, message.length, body.length);
    ByteBuffer.wrap(header).putShort(END, (short) 0);
    if (!MessageDigest.isEqual(checksum, checksum(message, header, OF_ACCEPTOR))) {
      throw new GeneralSecurityException("it was changed");
    }
    return message;
  }

  private byte[] checksum(byte[] message, byte[] header, KeyUsage usage) throws KrbException {
    return CheckSumHandler.checksumWithKey(
            EncryptionHandler.getEncHandler(key.getKeyType()).checksumType(),
            joined(message, header),
            key.getKeyData(),
            usage)
        .getChecksum();
  }

  private static byte[] header(int flags, int sequence) {
    return ByteBuffer.allocate(HEADER)
        .putShort(TOKEN)
        .put((byte) flags)
        .put(FILLER)
        .putInt(0) // both lengths
        .putLong(sequence)
        .array();
  }

  /** Servers may move the end of the body to its beginning. */
  private static byte[] unrotated(byte[] token, int rotation) {
    int length = token.length - HEADER;
    byte[] body = new byte[length];
    int shift = length == 0 ? 0 : rotation % length;
    System.arraycopy(token, HEADER + shift, body, 0, length - shift);
    System.arraycopy(token, HEADER, body, length - shift, shift);
    return body;
  }

  private static byte[] joined(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    ByteBuffer joined = ByteBuffer.allocate(length);
    for (byte[] part : parts) {
      joined.put(part);
    }
    return joined.array();
  }
}
