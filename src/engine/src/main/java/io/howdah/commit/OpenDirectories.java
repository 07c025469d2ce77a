package io.howdah.commit;

import io.howdah.CopyOptions.Layout;
import io.howdah.plan.DirectoryRecord;
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
  private final Map<Long, OpenDirectory> byId = new HashMap<>();
  private @Nullable OpenDirectory flat;

  OpenDirectories(Layout layout) {
    this.layout = layout;
  }

  /** A directory was found. */
  synchronized void add(DirectoryRecord directory) {
    if (layout == Layout.FLAT) {
      flat = flat == null ? new OpenDirectory(directory, null) : flat;
      flat.expectOne();
      return;
    }
    @Nullable OpenDirectory parent = find(directory.parent());
    if (parent != null) {
      parent.expectOne();
    }
    byId.put(directory.id(), new OpenDirectory(directory, parent));
  }

  /**
   * The directory of that id. Sources that are files have none, but that which they share in a flat
   * copy with sources that are directories.
   */
  synchronized @Nullable OpenDirectory find(long id) {
    if (id == DirectoryRecord.NONE) {
      return flat;
    }
    OpenDirectory found = layout == Layout.FLAT ? flat : byId.get(id);
    return Objects.requireNonNull(found, "an open directory");
  }

  /** The one that all directories of a flat copy are; null where there is none. */
  synchronized @Nullable OpenDirectory flat() {
    return flat;
  }

  synchronized void remove(OpenDirectory directory) {
    byId.remove(directory.record().id());
  }

  /** Hands over those that are not finished. */
  synchronized List<OpenDirectory> removeAll() {
    List<OpenDirectory> all = new ArrayList<>(byId.values());
    if (flat != null) {
      all.add(flat);
    }
    byId.clear();
    return all;
  }
}
