package io.howdah.undo;

import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.report.Change;
import io.howdah.report.ReportedChange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What an undo has to remember of one process of a run: directories, attributes, done flags and
 * renames, but no files. A process renames before it does anything else, so its renames are undone
 * at last, and all its other changes have the new paths.
 */
final class LateChanges {
  private final Map<Integer, List<FilePath>> directories = new TreeMap<>(Comparator.reverseOrder());
  private final List<Change> attributes = new ArrayList<>();
  private final List<ReportedChange> flags = new ArrayList<>();
  private final Map<FilePath, FileStatus> withdrawn = new HashMap<>();
  private final List<ReportedChange> renames = new ArrayList<>();
  private long size;

  /** Adds the changes of a run to the last of its processes, or to a new one before it. */
  static void add(ReportedChange reported, List<LateChanges> processes) {
    if (processes.isEmpty() || !processes.get(processes.size() - 1).takes(reported.change())) {
      processes.add(new LateChanges());
    }
    processes.get(processes.size() - 1).add(reported);
  }

  /** While it renames, a process also makes directories, and removes what is in the way. */
  private boolean takes(Change change) {
    return renames.isEmpty() || isOfRenames(change);
  }

  private static boolean isOfRenames(Change change) {
    switch (change.kind()) {
      case RENAME:
      case REMOVE:
      case MAKE_DIRECTORY:
        return true;
      case ADD:
      case REPLACE:
      case WITHDRAW:
      case SET_ATTRIBUTES:
        return false;
    }
    throw new IllegalArgumentException(change.toString());
  }

  /** Adds a change. They come in the reverse order of the run. */
  private void add(ReportedChange reported) {
    size++;
    Change change = reported.change();
    if (change.kind() == Change.Kind.RENAME || !renames.isEmpty()) {
      renames.add(reported);
      return;
    }
    switch (change.kind()) {
      case MAKE_DIRECTORY:
        directories
            .computeIfAbsent(change.path().names().size(), depth -> new ArrayList<>())
            .add(change.path());
        break;
      case SET_ATTRIBUTES:
        attributes.add(change);
        break;
      case WITHDRAW:
        withdrawn.put(change.path(), Objects.requireNonNull(change.before(), "an old done flag"));
        flags.add(reported);
        break;
      case ADD:
      case REPLACE:
      case REMOVE:
      case RENAME:
        break;
    }
  }

  /** The number of changes before the renames are undone. */
  long sizeWithoutRenames() {
    return size - renames.size();
  }

  /** New directories by their depth, the deepest first. */
  Map<Integer, List<FilePath>> directories() {
    return Collections.unmodifiableMap(directories);
  }

  List<Change> attributes() {
    return Collections.unmodifiableList(attributes);
  }

  /** The done flags that the process has withdrawn, the last one first. */
  List<ReportedChange> flags() {
    return Collections.unmodifiableList(flags);
  }

  /** The done flags that the process has withdrawn, as they were before. */
  Map<FilePath, FileStatus> withdrawn() {
    return Collections.unmodifiableMap(withdrawn);
  }

  /**
   * The renames, and what was made and removed between them, the last one first. Each is undone
   * when those before it are.
   */
  List<ReportedChange> renames() {
    return Collections.unmodifiableList(renames);
  }
}
