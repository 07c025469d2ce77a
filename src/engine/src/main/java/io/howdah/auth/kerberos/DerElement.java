package io.howdah.auth.kerberos;

import java.util.Arrays;

/** Parses ASN.1 values from a server that may be hostile. Every invalid value is rejected. */
final class DerElement {
  private static final int LONG_FORM = 0x80;
  private static final int LONGEST_LENGTH = 3;

  private final byte[] bytes;
  private final int start;
  private final int content;
  private final int end;

  private DerElement(byte[] bytes, int start, int content, int end) {
    this.bytes = bytes;
    this.start = start;
    this.content = content;
    this.end = end;
  }

  /**
   * The value at the beginning of {@code bytes}.
   *
   * @throws IllegalArgumentException where there is none
   */
  static DerElement of(byte[] bytes) {
    return at(bytes, 0, bytes.length);
  }

  int tag() {
    return bytes[start] & 0xff;
  }

  byte[] content() {
    return Arrays.copyOfRange(bytes, content, end);
  }

  /** The first value inside this one. */
  DerElement inner() {
    return at(bytes, content, end);
  }

  boolean hasNext(DerElement outer) {
    return end < outer.end;
  }

  /** The value after this one, within {@code outer}. */
  DerElement next(DerElement outer) {
    return at(bytes, end, outer.end);
  }

  /** The bytes after this value, within {@code outer}. */
  byte[] rest(DerElement outer) {
    return Arrays.copyOfRange(bytes, end, outer.end);
  }

  private static DerElement at(byte[] bytes, int start, int limit) {
    if (limit - start < 2) {
      throw new IllegalArgumentException("a value is cut off");
    }
    int length = bytes[start + 1] & 0xff;
    int content = start + 2;
    if (length >= LONG_FORM) {
      int size = length - LONG_FORM;
      if (size == 0 || size > LONGEST_LENGTH || limit - content < size) {
        throw new IllegalArgumentException("a value has no proper length");
      }
      length = 0;
      for (int i = 0; i < size; i++) {
        length = (length << 8) | (bytes[content++] & 0xff);
      }
    }
    if (length > limit - content) {
      throw new IllegalArgumentException("a value is cut off");
    }
    return new DerElement(bytes, start, content, content + length);
  }
}
