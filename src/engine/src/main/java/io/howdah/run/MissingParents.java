package io.howdah.run;

import io.howdah.CopyException;
import io.howdah.fs.FilePath;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.plan.Placement;
import io.howdah.report.Change;
import io.howdah.report.RunReport;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The directories above the targets that a copy makes without planning them. */
final class MissingParents {
  private final RemoteFileSystem destination;

  MissingParents(RemoteFileSystem destination) {
    this.destination = destination;
  }

  /** Reports each of them once, before it is made, where the run can be undone. */
  void report(List<Placement> roots, RunReport report) throws CopyException {
    if (!report.isUndoable()) {
      return;
    }
    Set<FilePath> reported = new HashSet<>();
    for (Placement root : roots) {
      for (FilePath directory : missingAbove(root.target())) {
        if (reported.add(directory)) {
          report.aboutTo(() -> Change.make(directory));
        }
      }
    }
  }

  /** From the top down. */
  private Deque<FilePath> missingAbove(FilePath target) throws CopyException {
    Deque<FilePath> missing = new ArrayDeque<>();
    @Nullable FilePath directory = target.parent();
    while (directory != null && !destination.status(directory).isPresent()) {
      missing.push(directory);
      directory = directory.parent();
    }
    return missing;
  }
}
