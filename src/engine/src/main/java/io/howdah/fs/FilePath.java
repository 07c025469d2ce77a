package io.howdah.fs;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A strict absolute path: {@code /} or {@code /name/name}, never a {@code .} or {@code ..}, an
 * empty name or a trailing slash. Any other character is allowed here; a server may still refuse
 * it. Paths order as a NameNode orders a listing, see {@link #compareNames}.
 */
public final class FilePath implements Comparable<FilePath> {
  /** The root directory. */
  public static final FilePath ROOT = new FilePath("/");

  private final String text;

  private FilePath(String text) {
    this.text = text;
  }

  /**
   * Reads an absolute path. Repeated slashes and one at the end are tidied away.
   *
   * @throws CopyException {@link ErrorCode#INVALID_PATH} where the text is not absolute, or has a
   *     {@code .} or {@code ..} or a NUL character in it
   */
  public static FilePath of(String text) throws CopyException {
    if (!text.startsWith("/")) {
      throw invalid(text, "it is not absolute");
    }
    FilePath path = ROOT;
    for (String name : text.split("/", -1)) {
      if (!name.isEmpty()) {
        path = path.child(name);
      }
    }
    return path;
  }

  /**
   * The path of an entry in this directory.
   *
   * @param name one name, not a path
   * @throws CopyException {@link ErrorCode#INVALID_PATH} where {@code name} is no possible name
   */
  public FilePath child(String name) throws CopyException {
    if (name.isEmpty() || name.equals(".") || name.equals("..")) {
      throw invalid(prefix() + name, "'" + name + "' cannot be a name");
    }
    if (name.indexOf('/') >= 0 || name.indexOf('\0') >= 0) {
      throw invalid(prefix() + name, "a name holds a slash or a NUL character");
    }
    return new FilePath(prefix() + name);
  }

  /**
   * The path that is {@code relative} below this directory.
   *
   * @param relative names with slashes between them; empty for this directory itself
   * @throws CopyException as {@link #of(String)}
   */
  public FilePath resolve(String relative) throws CopyException {
    return relative.isEmpty() ? this : of(prefix() + relative);
  }

  /** The last name; empty for the root. */
  public String name() {
    return text.substring(text.lastIndexOf('/') + 1);
  }

  /** The directory that holds this; null for the root. */
  public @Nullable FilePath parent() {
    if (isRoot()) {
      return null;
    }
    int slash = text.lastIndexOf('/');
    return slash == 0 ? ROOT : new FilePath(text.substring(0, slash));
  }

  /** The names from the root down to this; empty for the root. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    if (!isRoot()) {
      Collections.addAll(names, text.substring(1).split("/", -1));
    }
    return Collections.unmodifiableList(names);
  }

  /** Whether this is {@code ancestor} itself or a path below it. */
  public boolean startsWith(FilePath ancestor) {
    return equals(ancestor) || text.startsWith(ancestor.prefix());
  }

  /**
   * This path as seen from {@code ancestor}, without a leading slash; empty where both are the
   * same.
   *
   * @throws IllegalArgumentException where this does not start with {@code ancestor}
   */
  public String relativeTo(FilePath ancestor) {
    if (!startsWith(ancestor)) {
      throw new IllegalArgumentException(text + " is not below " + ancestor);
    }
    return equals(ancestor) ? "" : text.substring(ancestor.prefix().length());
  }

  /**
   * This path as if {@code ancestor} was the root.
   *
   * @throws IllegalArgumentException where this does not start with {@code ancestor}
   */
  public FilePath below(FilePath ancestor) {
    return new FilePath("/" + relativeTo(ancestor));
  }

  /** Whether this is {@code /}. */
  public boolean isRoot() {
    return text.length() == 1;
  }

  /**
   * Orders names as a NameNode does: by their UTF-8 bytes as signed numbers, so that every
   * character beyond ASCII comes before all of ASCII.
   */
  public static int compareNames(String left, String right) {
    byte[] a = left.getBytes(StandardCharsets.UTF_8);
    byte[] b = right.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < Math.min(a.length, b.length); i++) {
      int difference = a[i] - b[i];
      if (difference != 0) {
        return difference;
      }
    }
    return a.length - b.length;
  }

  @Override
  public int compareTo(FilePath other) {
    return compareNames(text, other.text);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FilePath && ((FilePath) other).text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** The absolute path. */
  @Override
  public String toString() {
    return text;
  }

  private String prefix() {
    return isRoot() ? "/" : text + "/";
  }

  private static CopyException invalid(String text, String why) {
    return new CopyException(ErrorCode.INVALID_PATH, "Invalid path '" + text + "': " + why + ".");
  }
}
