package io.howdah.hive;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The location of a table or a partition: a file system and a path in it. Metastores keep it
 * without escapes of URIs, as in {@code hdfs://prod:8020/warehouse/k=50%25}. The percent sign there
 * is part of the name of the directory. So {@link java.net.URI} is not used.
 */
public final class TableLocation {
  private static final Pattern FORM =
      Pattern.compile("(?s)([A-Za-z][A-Za-z0-9+.-]*:(?://[^/]*)?)?(/.*)?");

  private static final Pattern TRAILING_SLASHES = Pattern.compile("(?<=.)/+$");

  private static final List<String> OF_HADOOP =
      Collections.unmodifiableList(
          Arrays.asList("hdfs", "viewfs", "webhdfs", "swebhdfs", "ofs", "o3fs"));

  private final String fileSystem;
  private final String path;

  private TableLocation(String fileSystem, String path) {
    this.fileSystem = fileSystem;
    this.path = path;
  }

  /** Reads the text that a metastore holds. A text of another form is a path. */
  public static TableLocation of(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return new TableLocation("", text);
    }
    @Nullable String fileSystem = matcher.group(1);
    @Nullable String path = matcher.group(2);
    return new TableLocation(fileSystem == null ? "" : fileSystem, path == null ? "/" : path);
  }

  /** The scheme and the authority, such as {@code hdfs://prod:8020}; empty for a path alone. */
  public String fileSystem() {
    return fileSystem;
  }

  /** The path as the file system has it, without escapes. */
  public String path() {
    return path;
  }

  /** The path without a slash at its end, which a metastore keeps as it was written. */
  String directory() {
    return TRAILING_SLASHES.matcher(path).replaceFirst("");
  }

  /**
   * Whether it can be in a cluster of Hadoop. The authority does not count: a cluster has had other
   * ones before it had several NameNodes, and partitions keep them.
   */
  boolean isInHadoop() {
    int end = fileSystem.indexOf(':');
    return end < 0 || OF_HADOOP.contains(fileSystem.substring(0, end).toLowerCase(Locale.ROOT));
  }

  /** Returns the same path in the file system of another location. */
  public TableLocation onFileSystemOf(TableLocation other) {
    return new TableLocation(other.fileSystem, path);
  }

  /** Returns another path in the same file system. */
  public TableLocation withPath(String path) {
    return new TableLocation(fileSystem, path);
  }

  /** Returns the location of a directory or file below this one. */
  TableLocation below(String name) {
    return new TableLocation(fileSystem, path.endsWith("/") ? path + name : path + "/" + name);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TableLocation
        && ((TableLocation) other).fileSystem.equals(fileSystem)
        && ((TableLocation) other).path.equals(path);
  }

  @Override
  public int hashCode() {
    return Objects.hash(fileSystem, path);
  }

  /** The text for a metastore. */
  @Override
  public String toString() {
    return fileSystem + path;
  }
}
