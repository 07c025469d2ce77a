package io.howdah.auth;

import io.howdah.cluster.Secret;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The readable part of a delegation token. A token consists of its identifier, its password, its
 * kind and its service. The identifier is not a secret.
 */
public final class TokenIdentifier {
  /**
   * The smallest first byte that is itself the number. A smaller one gives the count of the bytes
   * that follow.
   */
  private static final int SMALLEST_SINGLE = -112;

  private static final Pattern ALPHABET = Pattern.compile("[A-Za-z0-9+/_=-]*");

  private final String owner;
  private final Instant end;

  private TokenIdentifier(String owner, Instant end) {
    this.owner = owner;
    this.end = end;
  }

  /**
   * Parses a token.
   *
   * @throws IllegalArgumentException where the text is not a delegation token
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

  /** The owner of the token. */
  public String owner() {
    return owner;
  }

  /** The maximum expiry, which requires renewals in time. */
  public Instant end() {
    return end;
  }

  /** Decodes either alphabet of Base64, with or without padding, as Hadoop does. */
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

  /** Decodes Hadoop's integers of variable length. Negative numbers are invalid here. */
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
