package io.howdah.fs.webhdfs.request;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Writes any text so that it passes through a URL unharmed. What java.net.URI and URLEncoder do is
 * either not enough (they leave {@code +} or {@code ;} alone) or too much (a toASCIIString changes
 * the Unicode form of a name).
 */
public final class PercentEncoding {
  private static final String PLAIN = "-._~/";

  private PercentEncoding() {}

  /**
   * Encodes every UTF-8 byte but letters, digits and {@code -._~/}.
   *
   * @throws CopyException {@link ErrorCode#INVALID_PATH} where the text is not proper Unicode,
   *     which would otherwise silently become another name
   */
  static String encode(String text) throws CopyException {
    ByteBuffer bytes;
    try {
      bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
    } catch (CharacterCodingException e) {
      throw new CopyException(
          ErrorCode.INVALID_PATH,
          "Invalid path '" + text + "': it holds half of a Unicode surrogate pair.",
          e);
    }
    StringBuilder encoded = new StringBuilder(bytes.remaining() + 16);
    while (bytes.hasRemaining()) {
      append(encoded, bytes.get());
    }
    return encoded.toString();
  }

  /** Encodes only what is beyond ASCII, in a URL that is encoded for the rest. */
  public static String toAscii(String url) {
    StringBuilder ascii = new StringBuilder(url.length());
    for (byte b : url.getBytes(StandardCharsets.UTF_8)) {
      if (b > ' ' && b != 0x7f) {
        ascii.append((char) b);
      } else {
        appendHex(ascii, b);
      }
    }
    return ascii.toString();
  }

  private static void append(StringBuilder encoded, byte b) {
    char c = (char) b;
    boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (plain || PLAIN.indexOf(c) >= 0) {
      encoded.append(c);
    } else {
      appendHex(encoded, b);
    }
  }

  private static void appendHex(StringBuilder encoded, byte b) {
    encoded
        .append('%')
        .append(Character.toUpperCase(Character.forDigit((b >> 4) & 15, 16)))
        .append(Character.toUpperCase(Character.forDigit(b & 15, 16)));
  }
}
