package io.howdah.fs.mount;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.Patience;
import io.howdah.fs.RemoteFileSystem;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which file system is in charge of a path, and where another one's part of the tree begins. */
final class MountTable {
  private final TreeMap<FilePath, RemoteFileSystem> mounts;

  /** Those without a directory in the file system above them. */
  private final Set<FilePath> borders = new TreeSet<>();

  MountTable(Map<FilePath, ? extends RemoteFileSystem> mounts) {
    if (mounts.isEmpty()) {
      throw new IllegalArgumentException("at least one mount is needed");
    }
    this.mounts = new TreeMap<>(mounts);
    for (Map.Entry<FilePath, RemoteFileSystem> mount : this.mounts.entrySet()) {
      FilePath parent = mount.getKey().parent();
      if (parent != null && find(parent) != mount.getValue()) {
        borders.add(mount.getKey());
      }
    }
  }

  /** The file system in charge of what belongs to no single path. */
  RemoteFileSystem main() {
    return mounts.firstEntry().getValue();
  }

  /** The file system in charge, null where nothing is mounted at the path or above it. */
  @Nullable RemoteFileSystem find(FilePath path) {
    for (FilePath mount = path; mount != null; mount = mount.parent()) {
      RemoteFileSystem fileSystem = mounts.get(mount);
      if (fileSystem != null) {
        return fileSystem;
      }
    }
    return null;
  }

  /**
   * The file system in charge.
   *
   * @throws CopyException {@link ErrorCode#INVALID_PATH} where there is none
   */
  RemoteFileSystem at(FilePath path) throws CopyException {
    RemoteFileSystem fileSystem = find(path);
    if (fileSystem == null) {
      throw new CopyException(
          ErrorCode.INVALID_PATH,
          path + " is below none of the mounts that are configured: " + mounts.keySet() + ".");
    }
    return fileSystem;
  }

  /** The first mount of another file system somewhere below a directory, null for none. */
  @Nullable FilePath firstBelow(FilePath directory) {
    for (FilePath border : borders) {
      if (!border.equals(directory) && border.startsWith(directory)) {
        return border;
      }
    }
    return null;
  }

  /** Whether another file system's part of the tree begins at a path or below it. */
  boolean isBorderAtOrBelow(FilePath path) {
    return borders.contains(path) || firstBelow(path) != null;
  }

  /** The entries of a directory by which mounts are reached, in the order of a listing. */
  SortedSet<String> namesBelow(FilePath directory) {
    SortedSet<String> names = new TreeSet<>(FilePath::compareNames);
    for (FilePath border : borders) {
      if (!border.equals(directory) && border.startsWith(directory)) {
        names.add(border.names().get(directory.names().size()));
      }
    }
    return names;
  }

  /** The same mounts, each file system with the patience of one file. */
  Map<FilePath, RemoteFileSystem> within(Patience patience) {
    IdentityHashMap<RemoteFileSystem, RemoteFileSystem> views = new IdentityHashMap<>();
    Map<FilePath, RemoteFileSystem> patient = new TreeMap<>();
    mounts.forEach(
        (path, fileSystem) ->
            patient.put(path, views.computeIfAbsent(fileSystem, each -> each.within(patience))));
    return patient;
  }

  Set<RemoteFileSystem> fileSystems() {
    Set<RemoteFileSystem> distinct = Collections.newSetFromMap(new IdentityHashMap<>());
    distinct.addAll(mounts.values());
    return distinct;
  }
}
