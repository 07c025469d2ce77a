package io.howdah.auth.kerberos;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** Encodes the few ASN.1 values for which Kerby has no type. */
final class Der {
  static final int SEQUENCE = 0x30;
  static final int OCTETS = 0x04;
  static final int BITS = 0x03;

  private static final int INTEGER = 0x02;
  private static final int GENERAL_STRING = 0x1b;
  private static final int GENERALIZED_TIME = 0x18;
  private static final int LONG_FORM = 0x80;

  private Der() {}

  /** A value with this tag and the content {@code parts}. */
  static byte[] of(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.write(part, 0, part.length);
    }
    ByteArrayOutputStream value = new ByteArrayOutputStream();
    value.write(tag);
    writeLength(value, content.size());
    value.write(content.toByteArray(), 0, content.size());
    return value.toByteArray();
  }

  /** The field of a sequence with this number. */
  static byte[] field(int number, byte[]... parts) {
    return of(0xa0 | number, parts);
  }

  /** The Kerberos message, or part of a message, with this application number. */
  static byte[] application(int number, byte[]... parts) {
    return of(0x60 | number, parts);
  }

  static byte[] integer(long value) {
    return of(INTEGER, BigInteger.valueOf(value).toByteArray());
  }

  static byte[] text(String value) {
    return of(GENERAL_STRING, value.getBytes(StandardCharsets.UTF_8));
  }

  /** A time in the form {@code 20260101000000Z}. */
  static byte[] time(String value) {
    return of(GENERALIZED_TIME, value.getBytes(StandardCharsets.US_ASCII));
  }

  private static void writeLength(ByteArrayOutputStream out, int length) {
    if (length < LONG_FORM) {
      out.write(length);
      return;
    }
    byte[] bytes = BigInteger.valueOf(length).toByteArray();
    int skipped = bytes[0] == 0 ? 1 : 0;
    out.write(LONG_FORM | (bytes.length - skipped));
    out.write(bytes, skipped, bytes.length - skipped);
  }
}
