package io.howdah.plan;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.SelectionRule;
import io.howdah.SelectionRule.Effect;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@link SelectionRule} that can be matched with paths. */
final class PathRule {
  private static final String ALL_BELOW = "/**";

  private final SelectionRule rule;
  private final List<PathGlob> files = new ArrayList<>();
  private final List<PathGlob> directories = new ArrayList<>();
  private final List<PathGlob> onTheWay = new ArrayList<>();
  private volatile boolean matched;

  private PathRule(SelectionRule rule) {
    this.rule = rule;
  }

  /**
   * Reads a rule.
   *
   * @throws CopyException {@link ErrorCode#INVALID_ARGUMENT} naming the rule's origin
   */
  static PathRule of(SelectionRule rule) throws CopyException {
    try {
      PathRule read = new PathRule(rule);
      read.read(rule.pattern());
      return read;
    } catch (InvalidPatternException e) {
      int column = rule.column() + e.position();
      throw e.during("In " + rule.origin() + ", column " + column);
    } catch (CopyException e) {
      throw e.during("In " + rule.origin());
    }
  }

  private void read(String pattern) throws CopyException {
    int regularExpression = pattern.indexOf("{{");
    if (regularExpression >= 0) {
      throw new InvalidPatternException(
          pattern, "rclone's {{regular expressions}} are not supported", regularExpression);
    }
    PatternToken.parse(pattern); // before the braces are expanded, so that a mistake has its place
    for (String alternative : BraceExpansion.expandAll(pattern)) {
      readAlternative(alternative);
    }
  }

  private void readAlternative(String pattern) throws CopyException {
    if (pattern.isEmpty() || pattern.equals("/")) {
      throw new CopyException(
          ErrorCode.INVALID_ARGUMENT, "The pattern '" + pattern + "' matches nothing.");
    }
    if (isEverything(pattern)) {
      files.add(PathGlob.of(pattern));
      directories.add(PathGlob.of(pattern));
    } else {
      readPart(pattern);
    }
    if (rule.effect() == Effect.INCLUDE) {
      onTheWay.addAll(onTheWay(pattern));
    }
  }

  /** Whether a pattern matches each path, also that of a file directly in the source. */
  private static boolean isEverything(String pattern) {
    return pattern.equals("**") || pattern.equals(ALL_BELOW);
  }

  private void readPart(String pattern) throws CopyException {
    @Nullable String directory = directory(pattern);
    files.add(PathGlob.of(directory == null ? pattern : directory + ALL_BELOW));
    if (directory != null) {
      directories.add(PathGlob.of(directory));
    }
  }

  /** The pattern of the directories that are meant with all that is in them; null for none. */
  private static @Nullable String directory(String pattern) {
    if (pattern.endsWith(ALL_BELOW)) {
      return pattern.substring(0, pattern.length() - ALL_BELOW.length());
    }
    return pattern.endsWith("/") ? pattern.substring(0, pattern.length() - 1) : null;
  }

  /** Directories without which what is included could not be found. */
  private static List<PathGlob> onTheWay(String pattern) throws CopyException {
    List<PathGlob> directories = new ArrayList<>();
    if (!pattern.startsWith("/")) {
      directories.add(PathGlob.of("**"));
      return directories;
    }
    for (int slash = pattern.indexOf('/', 1); slash > 0; slash = pattern.indexOf('/', slash + 1)) {
      String above = pattern.substring(0, slash);
      if (above.contains("**")) {
        directories.add(PathGlob.of("/**"));
        return directories;
      }
      directories.add(PathGlob.of(above));
    }
    return directories;
  }

  SelectionRule rule() {
    return rule;
  }

  /** How many patterns it is matched with, one after the other. */
  int size() {
    return files.size() + directories.size() + onTheWay.size();
  }

  boolean matchesFile(String path) {
    return noted(isAnyMatch(files, path));
  }

  /** Whether it has matched a file or directory so far, or means all that is left. */
  boolean isOfUse() {
    return matched || isEverything(rule.pattern());
  }

  private boolean noted(boolean isMatch) {
    if (isMatch && !matched) {
      matched = true;
    }
    return isMatch;
  }

  /** Whether it is about the directory itself, with everything in it. */
  boolean matchesDirectory(String path) {
    return noted(
        !directories.isEmpty() && (isAnyMatch(directories, path) || isAnyMatch(files, path)));
  }

  /** Whether something that it includes may be in the directory. */
  boolean leadsThrough(String directory) {
    return isAnyMatch(onTheWay, directory);
  }

  private static boolean isAnyMatch(List<PathGlob> patterns, String path) {
    for (PathGlob each : patterns) {
      if (each.matches(path)) {
        return true;
      }
    }
    return false;
  }
}
