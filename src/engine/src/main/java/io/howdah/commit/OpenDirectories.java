package io.howdah.commit;

import io.howdah.CopyOptions.Layout;
import io.howdah.plan.DirectoryTask;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The directories that are under way. In a flat copy all of them are one: they share a target, and
 * so its done flags, which come when everything is there.
 */
final class OpenDirectories {
  private final Layout layout;
  private final Map<DirectoryTask, OpenDirectory> byTask = new HashMap<>();
  private @Nullable OpenDirectory flat;

  OpenDirectories(Layout layout) {
    this.layout = layout;
  }

  /** A directory was found. */
  synchronized void add(DirectoryTask task) {
    if (layout == Layout.FLAT) {
      flat = flat == null ? new OpenDirectory(task, null) : flat;
      flat.expectOne();
      return;
    }
    @Nullable OpenDirectory parent = find(task.parent());
    if (parent != null) {
      parent.expectOne();
    }
    byTask.put(task, new OpenDirectory(task, parent));
  }

  /**
   * The directory of that task. Sources that are files have none, but that which they share in a
   * flat copy with sources that are directories.
   */
  synchronized @Nullable OpenDirectory find(@Nullable DirectoryTask task) {
    if (task == null) {
      return flat;
    }
    OpenDirectory found = layout == Layout.FLAT ? flat : byTask.get(task);
    return Objects.requireNonNull(found, "an open directory");
  }

  /** The one that all directories of a flat copy are; null where there is none. */
  synchronized @Nullable OpenDirectory flat() {
    return flat;
  }

  synchronized void remove(OpenDirectory directory) {
    byTask.remove(directory.task());
  }

  /** Hands over those that are not finished. */
  synchronized List<OpenDirectory> removeAll() {
    List<OpenDirectory> all = new ArrayList<>(byTask.values());
    if (flat != null) {
      all.add(flat);
    }
    byTask.clear();
    return all;
  }
}
