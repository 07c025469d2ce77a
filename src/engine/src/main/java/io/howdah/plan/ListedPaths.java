package io.howdah.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The paths to which a selection is restricted, and the directories that lead to them. */
final class ListedPaths {
  private final Set<String> listed;
  private final Set<String> above = new HashSet<>();
  private final Set<String> missing = ConcurrentHashMap.newKeySet();

  ListedPaths(Collection<String> paths) {
    listed = new HashSet<>(paths);
    missing.addAll(paths);
    for (String path : paths) {
      for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
        above.add(path.substring(0, slash));
      }
    }
  }

  /** Whether a path is listed, or in a directory that is. */
  boolean contains(String path) {
    if (listed.contains(path)) {
      return true;
    }
    for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
      if (listed.contains(path.substring(0, slash))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a directory leads to a listed path. */
  boolean isOnTheWay(String directory) {
    return above.contains(directory);
  }

  /** Records that a path exists at the source. */
  void found(String path) {
    missing.remove(path);
  }

  /** The listed paths that were not found. */
  List<String> missing() {
    return new ArrayList<>(missing);
  }
}
