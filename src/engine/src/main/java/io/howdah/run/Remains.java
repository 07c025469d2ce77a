package io.howdah.run;

import io.howdah.CopyStatus;
import io.howdah.fs.FilePath;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.temporary.ForeignFiles;
import io.howdah.temporary.Generations;
import io.howdah.temporary.TemporaryFiles;
import java.util.ArrayList;
import java.util.List;

/**
 * The temporary files and hidden directories at the destination when a copy ends. It deletes those
 * that it may delete, and reports the others.
 */
final class Remains {
  private final RemoteFileSystem destination;
  private final TemporaryFiles own;
  private final ForeignFiles foreign;
  private final Generations generations;

  Remains(
      RemoteFileSystem destination,
      TemporaryFiles own,
      ForeignFiles foreign,
      Generations generations) {
    this.destination = destination;
    this.own = own;
    this.foreign = foreign;
    this.generations = generations;
  }

  /**
   * Deletes the files of dead runs. It is called only for a copy that was not stopped, since it
   * takes time.
   */
  void deleteAbandoned() {
    foreign.deleteAbandoned();
  }

  /** Deletes this run's files and adds the remaining ones to the status. */
  void settle(CopyStatus.Builder status) {
    destination.movedAside().forEach(own::settle);
    List<FilePath> left = own.sweep();
    left.addAll(generations.sweep());
    List<String> names = new ArrayList<>();
    for (FilePath file : left.subList(0, Math.min(left.size(), CopyStatus.NAMED_FAILURES))) {
      names.add(file.toString());
    }
    for (FilePath file : foreign.standing(CopyStatus.NAMED_FAILURES - names.size())) {
      names.add(file.toString());
    }
    status
        .leftBehind(names)
        .leftBehindOmitted(Math.max(0, left.size() - CopyStatus.NAMED_FAILURES) + foreign.others());
  }
}
