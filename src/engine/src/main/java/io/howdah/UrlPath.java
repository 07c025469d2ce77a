package io.howdah;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognizes a URL, such as {@code hdfs://nn:8020/data}, in the place of a path. Hadoop's own tools
 * accept URLs. Here an alias names the cluster, and a URL would count as a relative path.
 */
public final class UrlPath {
  private static final Pattern URL =
      Pattern.compile(
          "(?:[A-Za-z][A-Za-z0-9+.-]*://[^/]*|(?:hdfs|viewfs|webhdfs|swebhdfs|file):(?=/))(?<path>.*)",
          Pattern.DOTALL);

  private UrlPath() {}

  /**
   * The path in a URL.
   *
   * @return the absolute path to use instead; empty where {@code text} is a path
   */
  public static Optional<String> in(String text) {
    Matcher matcher = URL.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String path = matcher.group("path");
    return Optional.of(path.isEmpty() ? "/" : path);
  }
}
