package io.howdah.auth;

import io.howdah.cluster.Secret;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * What a delegation token says of itself: Hadoop writes its identifier, its password, its kind and
 * its service one behind the other. No secret by itself.
 */
public final class TokenIdentifier {
  /** From here on down, a byte says how many follow. */
  private static final int SMALLEST_SINGLE = -112;

  private static final Pattern ALPHABET = Pattern.compile("[A-Za-z0-9+/_=-]*");

  private final String owner;
  private final Instant end;

  private TokenIdentifier(String owner, Instant end) {
    this.owner = owner;
    this.end = end;
  }

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException where the text is no delegation token
   */
  static TokenIdentifier of(Secret token) {
    String text = token.reveal();
    if (text.isEmpty()) {
      throw new IllegalArgumentException("it is empty");
    }
    ByteBuffer bytes = ByteBuffer.wrap(decoded(text));
    try {
      ByteBuffer identifier = ByteBuffer.wrap(counted(bytes));
      identifier.get(); // the version
      String owner = new String(counted(identifier), StandardCharsets.UTF_8);
      counted(identifier); // the renewer
      counted(identifier); // the user that requested it on the owner's behalf
      number(identifier); // when it was issued
      return new TokenIdentifier(owner, Instant.ofEpochMilli(number(identifier)));
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("it is cut off", e);
    }
  }

  /** The user whom the token stands for. */
  public String owner() {
    return owner;
  }

  /** Until when it can be used, if it is renewed in time. */
  public Instant end() {
    return end;
  }

  /** As Hadoop reads it: either alphabet of Base64, padded or not. */
  private static byte[] decoded(String text) {
    if (!ALPHABET.matcher(text).matches()) {
      throw new IllegalArgumentException("it holds a blank or another character that none has");
    }
    try {
      return Base64.getUrlDecoder()
          .decode(text.replace('+', '-').replace('/', '_').replace("=", ""));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("it is cut off", e);
    }
  }

  private static byte[] counted(ByteBuffer bytes) {
    long length = number(bytes);
    if (length < 0 || length > bytes.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] content = new byte[(int) length];
    bytes.get(content);
    return content;
  }

  /** Hadoop's numbers of changing length; none that is negative has a meaning here. */
  private static long number(ByteBuffer bytes) {
    byte first = bytes.get();
    if (first >= SMALLEST_SINGLE) {
      return first;
    }
    long value = 0;
    for (int left = SMALLEST_SINGLE - first; left > 0; left--) {
      value = (value << 8) | (bytes.get() & 0xff);
    }
    return value;
  }
}
