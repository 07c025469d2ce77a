package io.howdah.snapshot;

import io.howdah.CopyException;
import io.howdah.fs.FilePath;
import io.howdah.fs.SnapshotChange;
import io.howdah.fs.SnapshotChange.Kind;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the entries of an earlier snapshot are in a later one, by the changes between them. */
final class PathMap {
  private final Map<FilePath, FilePath> renamed = new HashMap<>();
  private final Map<FilePath, FilePath> origins = new HashMap<>();
  private final Set<FilePath> deleted = new HashSet<>();
  private final Set<FilePath> created = new HashSet<>();

  private PathMap() {}

  static PathMap of(Collection<SnapshotChange> changes) throws CopyException {
    PathMap map = new PathMap();
    for (SnapshotChange each : changes) {
      if (each.kind() == Kind.RENAMED) {
        map.renamed.put(each.path(), each.target());
        map.origins.put(each.target(), each.path());
      } else if (each.kind() == Kind.DELETED) {
        map.deleted.add(each.path());
      }
    }
    for (SnapshotChange each : changes) {
      if (each.kind() == Kind.CREATED) {
        @Nullable FilePath made = map.ofNew(each.path());
        if (made != null) {
          map.created.add(made);
        }
      }
    }
    return map;
  }

  /** The old paths of entries that were renamed. */
  Set<FilePath> renamed() {
    return Collections.unmodifiableSet(renamed.keySet());
  }

  /** The new path of an entry with this old path; null where it is deleted. */
  @Nullable FilePath translate(FilePath old) throws CopyException {
    for (@Nullable FilePath at = old; at != null; at = at.parent()) {
      @Nullable FilePath target = renamed.get(at);
      if (target != null) {
        return target.resolve(old.relativeTo(at));
      }
      if (deleted.contains(at)) {
        return null;
      }
    }
    return old;
  }

  /**
   * The new path of an entry that was made in a directory with an old path; null where that is
   * deleted.
   */
  @Nullable FilePath ofNew(FilePath path) throws CopyException {
    @Nullable FilePath parent = path.parent();
    @Nullable FilePath directory = parent == null ? null : translate(parent);
    return directory == null ? null : directory.child(path.name());
  }

  /** The old path of an entry with this new path; null where it did not exist. */
  @Nullable FilePath origin(FilePath path) throws CopyException {
    for (@Nullable FilePath at = path; at != null; at = at.parent()) {
      @Nullable FilePath origin = origins.get(at);
      if (origin != null) {
        return origin.resolve(path.relativeTo(at));
      }
      if (created.contains(at)) {
        return null;
      }
    }
    return path;
  }
}
