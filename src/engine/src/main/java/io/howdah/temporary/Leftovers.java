package io.howdah.temporary;

import io.howdah.CopyException;
import io.howdah.CopyRequest;
import io.howdah.Mode;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import org.jspecify.annotations.Nullable;

/**
 * Finds the temporary files of earlier processes of this run and of other runs, in the listings of
 * the destination that the plan reads anyway.
 */
public final class Leftovers {
  private final CopyRequest run;
  private final TemporaryFiles own;
  private final ForeignFiles foreign;

  /**
   * Creates an empty set.
   *
   * @param own receives the files of earlier processes of this run
   * @param foreign receives those of other runs
   */
  public Leftovers(CopyRequest run, TemporaryFiles own, ForeignFiles foreign) {
    this.run = run;
    this.own = own;
    this.foreign = foreign;
  }

  /**
   * Whether earlier processes of this run may have left files. Then listings are read to their end.
   */
  public boolean areExpected() {
    return run.incarnation() > 1 && run.options().mode() == Mode.COPY;
  }

  /** Checks one entry of a destination directory. */
  public void notice(FileStatus entry) throws CopyException {
    if (!entry.isFile() || !TemporaryName.isTemporary(entry.name())) {
      return;
    }
    if (areExpected() && TemporaryName.isOfLowerIncarnation(entry.name(), run)) {
      noticeOurs(entry);
    } else if (!TemporaryName.isOfRun(entry.name(), run)) {
      foreign.notice(entry);
    }
  }

  private void noticeOurs(FileStatus entry) throws CopyException {
    if (!TemporaryName.isReplaced(entry.name())) {
      own.adopt(entry.path());
      return;
    }
    @Nullable String name = TemporaryName.targetOf(entry.name());
    @Nullable FilePath directory = entry.path().parent();
    if (name == null || directory == null) {
      foreign.notice(entry);
    } else {
      own.restore(entry.path(), directory.child(name));
    }
  }
}
