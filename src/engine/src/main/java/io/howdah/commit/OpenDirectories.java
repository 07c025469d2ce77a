package io.howdah.commit;

import io.howdah.Layout;
import io.howdah.plan.DirectoryRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The open directories. In a flat copy all directories are represented by one: they share a target
 * and its done flags, which are published when everything is there.
 */
final class OpenDirectories {
  private final Layout layout;
  private final Map<Long, OpenDirectory> byId = new HashMap<>();
  private @Nullable OpenDirectory flat;

  OpenDirectories(Layout layout) {
    this.layout = layout;
  }

  /** Adds a directory that was found. */
  synchronized void add(DirectoryRecord directory) {
    if (layout == Layout.FLAT) {
      flat = flat == null ? new OpenDirectory(directory, null) : flat;
      flat.expectOne();
      return;
    }
    @Nullable OpenDirectory parent = find(directory.parent());
    if (parent != null) {
      parent.expectOne();
      if (directory.existing() == null) {
        parent.markTouched();
      }
    }
    byId.put(directory.id(), new OpenDirectory(directory, parent));
  }

  /**
   * The directory with that id. A source that is a file has none, except in a flat copy, where it
   * shares the directory of the other sources.
   */
  synchronized @Nullable OpenDirectory find(long id) {
    if (id == DirectoryRecord.NONE) {
      return flat;
    }
    OpenDirectory found = layout == Layout.FLAT ? flat : byId.get(id);
    return Objects.requireNonNull(found, "an open directory");
  }

  /** The directory of a flat copy; null where there is none. */
  synchronized @Nullable OpenDirectory flat() {
    return flat;
  }

  synchronized void remove(OpenDirectory directory) {
    byId.remove(directory.record().id());
  }

  /** Removes and returns the directories that are not closed. */
  synchronized List<OpenDirectory> removeAll() {
    List<OpenDirectory> all = new ArrayList<>(byId.values());
    if (flat != null) {
      all.add(flat);
    }
    byId.clear();
    return all;
  }
}
