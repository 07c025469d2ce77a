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

/** What an undo has to remember of a report: directories, attributes and done flags, no files. */
final class LateChanges {
  private final Map<Integer, List<FilePath>> directories = new TreeMap<>(Comparator.reverseOrder());
  private final List<Change> attributes = new ArrayList<>();
  private final List<ReportedChange> flags = new ArrayList<>();
  private final Map<FilePath, FileStatus> withdrawn = new HashMap<>();

  /** Adds a change. They come in the reverse order of the run. */
  void add(ReportedChange reported) {
    Change change = reported.change();
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
        break;
    }
  }

  /** New directories by their depth, the deepest first. */
  Map<Integer, List<FilePath>> directories() {
    return Collections.unmodifiableMap(directories);
  }

  List<Change> attributes() {
    return Collections.unmodifiableList(attributes);
  }

  /** The done flags that the run has withdrawn, the last one first. */
  List<ReportedChange> flags() {
    return Collections.unmodifiableList(flags);
  }

  /** The done flags that the run has withdrawn, as they were before. */
  Map<FilePath, FileStatus> withdrawn() {
    return Collections.unmodifiableMap(withdrawn);
  }
}
