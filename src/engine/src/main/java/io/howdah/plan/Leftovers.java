package io.howdah.plan;

import io.howdah.CopyException;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.RemoteFileSystem;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Notices the temporary files that earlier processes of this run left, in the listings of the
 * destination that the plan reads anyway.
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
    boolean isOurs = history.isLeftover(entry);
    if (entry.isFile() && TemporaryName.isReplaced(entry.name())) {
      if (isOurs || !history.isOfThisRun(entry)) {
        noticeReplaced(entry.path(), isOurs ? TemporaryName.targetOf(entry.name()) : null);
      }
    } else if (isOurs) {
      sink.leftoverFound(entry.path());
    }
  }

  private void noticeReplaced(FilePath aside, @Nullable String name) throws CopyException {
    @Nullable FilePath directory = aside.parent();
    if (name == null || directory == null) {
      sink.foreignFileFound(aside);
    } else {
      sink.replacedFileFound(aside, directory.child(name));
    }
  }

  /** Reads a directory for no other reason, which is where a single file goes. */
  void search(RemoteFileSystem destination, FilePath directory) {
    if (!areExpected() || !searched.add(directory)) {
      return;
    }
    try {
      SortedLookup.of(destination, directory, this).readToEnd();
    } catch (CopyException e) {
      // It may be missing, or only to be written to: nothing that the copy of the file depends on.
      return;
    }
  }
}
