package io.howdah.report;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The present paths of files that older lines of a report have under earlier paths. Renames are
 * added in the order in which a report is read: the last one first.
 */
final class RenamedPaths {
  /** The first character behind the slash, so that a range contains all that is below a path. */
  private static final char BEHIND_SLASH = '/' + 1;

  /** From paths of the time up to which the report was read, to present ones; empty for none. */
  private final TreeMap<String, String> present = new TreeMap<>();

  /** Adds a rename that happened before all that were added. */
  void add(String from, String to) {
    @Nullable String now = find(to);
    List<String> below = new ArrayList<>(present.subMap(to + "/", to + BEHIND_SLASH).keySet());
    TreeMap<String, String> moved = new TreeMap<>();
    for (String each : below) {
      moved.put(from + each.substring(to.length()), take(each));
    }
    present.keySet().removeIf(each -> each.equals(from) || each.startsWith(from + "/"));
    present.put(to, ""); // Before the rename another entry had the path, if any.
    present.put(from, now == null ? "" : now);
    present.putAll(moved);
  }

  private String take(String path) {
    @Nullable String value = present.remove(path);
    return value == null ? "" : value;
  }

  /** The present path; null where the entry with this path does not exist any more. */
  @Nullable String find(String path) {
    for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
      @Nullable String now = present.get(path.substring(0, end));
      if (now != null) {
        return now.isEmpty() ? null : now + path.substring(end);
      }
    }
    return path;
  }

  /** Nothing is known of entries that had this path, or one below it. */
  void forget(String path) {
    present.subMap(path + "/", path + BEHIND_SLASH).clear();
    present.put(path, "");
  }

  void clear() {
    present.clear();
  }
}
