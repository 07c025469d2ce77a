package io.howdah.agent;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Makes local paths absolute, relative to the working directory as in a shell. The engine has no
 * working directory and rejects {@code .} and {@code ..}.
 */
final class LocalPaths {
  private final Path workingDirectory;

  LocalPaths(Path workingDirectory) {
    this.workingDirectory = workingDirectory;
  }

  /** The absolute form of a path without wildcards. */
  String literal(String path) {
    return absolute(workingDirectory.toString(), path);
  }

  /**
   * The absolute form of a path with wildcards. Wildcard characters in the working directory are
   * escaped.
   */
  String pattern(String path) {
    return absolute(workingDirectory.toString().replaceAll("[\\\\*?\\[\\]{}]", "\\\\$0"), path);
  }

  private static String absolute(String directory, String path) {
    String whole = path.startsWith("/") ? path : directory + "/" + path;
    Deque<String> names = new ArrayDeque<>();
    for (String name : whole.split("/", -1)) {
      if (name.equals("..")) {
        names.pollLast();
      } else if (!name.isEmpty() && !name.equals(".")) {
        names.addLast(name);
      }
    }
    return "/" + String.join("/", names);
  }
}
