package io.howdah.plan;

import io.howdah.CopyException;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.temporary.TemporaryName;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Notices the temporary files that earlier processes of this run and other runs left, in the
 * listings of the destination that the plan reads anyway.
 */
final class Leftovers {
  private final RunHistory history;
  private final PlanSink sink;
  private final Set<FilePath> searched = new HashSet<>();

  Leftovers(RunHistory history, PlanSink sink) {
    this.history = history;
    this.sink = sink;
  }

  /** Whether there may be any, so that a listing is worth reading to its end. */
  boolean areExpected() {
    return history.mayHaveLeftovers();
  }

  /** Looks at one entry of a destination directory. */
  void notice(FileStatus entry) throws CopyException {
    if (!entry.isFile() || !TemporaryName.isTemporary(entry.name())) {
      return;
    }
    if (history.isLeftover(entry)) {
      noticeOurs(entry);
    } else if (!history.isOfThisRun(entry)) {
      sink.foreignFileFound(entry);
    }
  }

  private void noticeOurs(FileStatus entry) throws CopyException {
    if (!TemporaryName.isReplaced(entry.name())) {
      sink.leftoverFound(entry.path());
      return;
    }
    @Nullable String name = TemporaryName.targetOf(entry.name());
    @Nullable FilePath directory = entry.path().parent();
    if (name == null || directory == null) {
      sink.foreignFileFound(entry);
    } else {
      sink.replacedFileFound(entry.path(), directory.child(name));
    }
  }

  /**
   * Reads a directory for no other reason, which is where a single file goes: all of it where this
   * run may have left something, else the hidden names.
   */
  void search(RemoteFileSystem destination, FilePath directory) {
    if (!searched.add(directory)) {
      return;
    }
    try {
      if (areExpected()) {
        SortedLookup.of(destination, directory, this).readToEnd();
      } else {
        SortedLookup.ofHidden(destination, directory, this).readHidden();
      }
    } catch (CopyException e) {
      // It may be missing, or only to be written to: nothing that the copy of the file depends on.
      return;
    }
  }
}
