package io.howdah.run;

import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a mirror does, in the simplest words: trees are maps from relative paths to the texts of
 * files, and to {@link #DIRECTORY}. Names tell files from directories, so there are no conflicts.
 */
final class TreeModel {
  static final String DIRECTORY = "(directory)";

  private static final String FLAG = "_SUCCESS";
  private static final String[] FILES = {"f1", "f2", "f3.tmp", "f4.orc", FLAG};
  private static final String[] DIRECTORIES = {"d1", "d2", "d3"};

  private TreeModel() {}

  /** The options that the model knows. */
  record Rules(
      Set<String> excludedFiles,
      Set<String> excludedDirectories,
      boolean deletes,
      boolean deletesExcluded,
      boolean comparesSizesOnly,
      boolean usesSnapshots) {

    static Rules random(Random random) {
      boolean deletes = random.nextInt(4) > 0;
      return new Rules(
          some(random, FILES),
          some(random, DIRECTORIES),
          deletes,
          deletes && random.nextInt(4) == 0,
          random.nextInt(4) == 0,
          false);
    }

    /** The same rules for a mirror by the differences of snapshots. */
    Rules mirroring() {
      return new Rules(excludedFiles, excludedDirectories, true, deletesExcluded, false, true);
    }

    private static Set<String> some(Random random, String... names) {
      Set<String> chosen = new TreeSet<>();
      while (random.nextInt(3) == 0) {
        chosen.add(names[random.nextInt(names.length)]);
      }
      return chosen;
    }

    boolean takes(String path, boolean isDirectory) {
      String[] names = path.split("/", -1);
      for (int i = 0; i < names.length; i++) {
        boolean isAbove = i < names.length - 1 || isDirectory;
        if ((isAbove ? excludedDirectories : excludedFiles).contains(names[i])) {
          return false;
        }
      }
      return true;
    }
  }

  /** A tree with a few random changes. */
  static Map<String, String> changed(Map<String, String> tree, Random random) {
    Map<String, String> changed = new TreeMap<>(tree);
    for (int changes = random.nextInt(6); changes > 0; changes--) {
      if (random.nextInt(3) == 0 && !changed.isEmpty()) {
        String[] paths = changed.keySet().toArray(String[]::new);
        remove(changed, paths[random.nextInt(paths.length)]);
      } else {
        add(changed, random);
      }
    }
    return changed;
  }

  /** A rename of a random entry to a free path; null where there is none. */
  static @Nullable Rename rename(Map<String, String> tree, Random random) {
    if (tree.isEmpty()) {
      return null;
    }
    String[] paths = tree.keySet().toArray(String[]::new);
    String from = paths[random.nextInt(paths.length)];
    boolean isDirectory = DIRECTORY.equals(tree.get(from));
    String[] names = isDirectory ? DIRECTORIES : FILES;
    String name = names[random.nextInt(names.length)];
    if (!isDirectory && name.equals(FLAG) != from.endsWith(FLAG)) {
      return null; // The texts of flags are of their own kind.
    }
    String place = paths[random.nextInt(paths.length)];
    String to = DIRECTORY.equals(tree.get(place)) ? place + "/" + name : name;
    boolean isInside = to.startsWith(from + "/");
    return tree.containsKey(to) || isInside ? null : new Rename(from, to);
  }

  /** Another path for a file, or for a directory with all that is in it. */
  record Rename(String from, String to) {
    Map<String, String> applyTo(Map<String, String> tree) {
      Map<String, String> renamed = new TreeMap<>();
      tree.forEach(
          (path, text) -> {
            boolean isMoved = path.equals(from) || path.startsWith(from + "/");
            renamed.put(isMoved ? to + path.substring(from.length()) : path, text);
          });
      return renamed;
    }
  }

  private static void add(Map<String, String> tree, Random random) {
    StringBuilder path = new StringBuilder();
    for (int depth = random.nextInt(4); depth > 0; depth--) {
      path.append(DIRECTORIES[random.nextInt(DIRECTORIES.length)]);
      tree.put(path.toString(), DIRECTORY);
      path.append('/');
    }
    if (random.nextInt(6) > 0) {
      String name = FILES[random.nextInt(FILES.length)];
      tree.put(path + name, text(name, random.nextInt(12)));
    }
  }

  /**
   * Few texts, so that files are often equal, or have the same length. A done flag is copied anew
   * where anything below its directory changes, so those of one length are equal.
   */
  private static String text(String name, int number) {
    return name.equals(FLAG) ? "x".repeat(number) : "text " + number;
  }

  private static void remove(Map<String, String> tree, String path) {
    tree.keySet().removeIf(each -> each.equals(path) || each.startsWith(path + "/"));
  }

  /** The target after a mirror, or after a copy without deletes. */
  static Map<String, String> mirrored(
      Map<String, String> source, Map<String, String> target, Rules rules) {
    Map<String, String> result = new TreeMap<>();
    target.forEach(
        (path, text) -> {
          boolean isTaken = rules.takes(path, text.equals(DIRECTORY));
          boolean isExtra = isTaken ? !source.containsKey(path) : rules.deletesExcluded();
          if (!rules.deletes() || !isExtra) {
            putWithDirectories(result, path, text);
          }
        });
    source.forEach(
        (path, text) -> {
          if (rules.takes(path, text.equals(DIRECTORY))) {
            String old = target.get(path);
            boolean isKept =
                old != null && rules.comparesSizesOnly() && old.length() == text.length();
            result.put(path, isKept ? old : text);
          }
        });
    return result;
  }

  /** A directory stays while anything in it does. */
  private static void putWithDirectories(Map<String, String> tree, String path, String text) {
    for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
      tree.put(path.substring(0, slash), DIRECTORY);
    }
    tree.put(path, text);
  }

  /** Whether a source has a file that the rules take. Without one nothing is deleted. */
  static boolean hasFiles(Map<String, String> source, Rules rules) {
    return source.entrySet().stream()
        .anyMatch(
            entry -> !entry.getValue().equals(DIRECTORY) && rules.takes(entry.getKey(), false));
  }
}
