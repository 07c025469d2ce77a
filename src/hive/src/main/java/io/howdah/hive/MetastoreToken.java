package io.howdah.hive;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A delegation token of a metastore. Its password is a secret and never shown. */
public final class MetastoreToken {
  /** The smallest first byte that is itself the number, in Hadoop's numbers of variable length. */
  private static final int SMALLEST_SINGLE = -112;

  private final byte[] identifier;
  private final byte[] password;

  private MetastoreToken(byte[] identifier, byte[] password) {
    this.identifier = identifier;
    this.password = password;
  }

  /** A token by its two parts, as {@code org.apache.hadoop.security.token.Token} has them. */
  public static MetastoreToken of(byte[] identifier, byte[] password) {
    return new MetastoreToken(identifier.clone(), password.clone());
  }

  /**
   * Parses the text form in which metastores give tokens.
   *
   * @throws CopyException {@link ErrorCode#TOKEN_INVALID} where it is none; the message does not
   *     show the text
   */
  public static MetastoreToken parse(String text) throws CopyException {
    try {
      // Either alphabet of Base64, with or without padding.
      String urlSafe = text.trim().replace('+', '-').replace('/', '_').replace("=", "");
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(urlSafe));
      return new MetastoreToken(counted(bytes), counted(bytes));
    } catch (IllegalArgumentException | BufferUnderflowException e) {
      throw new CopyException(
          ErrorCode.TOKEN_INVALID, "The text is no delegation token of a metastore.");
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

  private static long number(ByteBuffer bytes) {
    byte first = bytes.get();
    if (first >= SMALLEST_SINGLE) {
      return first;
    }
    long value = 0;
    for (int left = SMALLEST_SINGLE - first; left > 0; left--) {
      value = (value << Byte.SIZE) | (bytes.get() & 0xff);
    }
    return value;
  }

  /** What the metastore finds the token by. */
  public byte[] identifier() {
    return identifier.clone();
  }

  /** The secret. It must not be logged, printed or put into a message. */
  public byte[] password() {
    return password.clone();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MetastoreToken
        && Arrays.equals(((MetastoreToken) other).identifier, identifier)
        && Arrays.equals(((MetastoreToken) other).password, password);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(identifier);
  }

  /** Never shows the secret. */
  @Override
  public String toString() {
    return "delegation token of a metastore";
  }
}
