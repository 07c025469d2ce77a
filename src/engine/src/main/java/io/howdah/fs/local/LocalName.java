package io.howdah.fs.local;

import io.howdah.fs.FilePath;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The name of a directory's entry, which need not be text in the encoding of the locale. */
final class LocalName implements Comparable<LocalName> {
  private final String text;
  private final boolean decodable;

  private LocalName(String text, boolean decodable) {
    this.text = text;
    this.decodable = decodable;
  }

  static LocalName of(String text) {
    return new LocalName(text, true);
  }

  /**
   * A name whose bytes are no text. Java keeps them in the path, and its URI, made by {@code
   * sun.nio.fs.UnixUriUtils}, is the one place that shows them.
   */
  static LocalName undecodable(Path entry) {
    String raw = entry.toUri().getRawPath();
    String path = raw.endsWith("/") ? raw.substring(0, raw.length() - 1) : raw;
    return new LocalName(escaped(path.substring(path.lastIndexOf('/') + 1)), false);
  }

  /** The name, or the escaped form of one that is no text. */
  String text() {
    return text;
  }

  boolean isDecodable() {
    return decodable;
  }

  @Override
  public int compareTo(LocalName other) {
    return FilePath.compareNames(text, other.text);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LocalName && ((LocalName) other).text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** Undoes the escapes of a URI for what is printable ASCII, and writes all else as \\xNN. */
  private static String escaped(String uri) {
    StringBuilder escaped = new StringBuilder();
    byte[] bytes = uri.getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < bytes.length; i++) {
      int value = bytes[i];
      if (value == '%') {
        value = Integer.parseInt(uri.substring(i + 1, i + 3), 16);
        i += 2;
      }
      if (value >= ' ' && value < 0x7f && value != '\\') {
        escaped.append((char) value);
      } else {
        escaped.append(String.format("\\x%02X", value));
      }
    }
    return escaped.toString();
  }
}
