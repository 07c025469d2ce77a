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
  private final @Nullable TemporaryFiles own;
  private final @Nullable ForeignFiles foreign;
  private final @Nullable Generations generations;

  /**
   * Creates an empty set.
   *
   * @param own receives the files of earlier processes of this run
   * @param foreign receives the files and directories of other runs
   * @param generations receives hidden directories of any run
   */
  public Leftovers(
      CopyRequest run, TemporaryFiles own, ForeignFiles foreign, Generations generations) {
    this.run = run;
    this.own = own;
    this.foreign = foreign;
    this.generations = generations;
  }

  private Leftovers(CopyRequest run) {
    this.run = run;
    this.own = null;
    this.foreign = null;
    this.generations = null;
  }

  /** The set of a run that changes nothing: no file is noticed. */
  public static Leftovers ignored(CopyRequest run) {
    return new Leftovers(run);
  }

  /**
   * Whether earlier processes of this run may have left files. Then listings are read to their end.
   */
  public boolean areExpected() {
    return own != null && run.incarnation() > 1 && run.options().mode() == Mode.COPY;
  }

  /** Checks one entry of a destination directory. */
  public void notice(FileStatus entry) throws CopyException {
    @Nullable TemporaryFiles ours = own;
    @Nullable ForeignFiles others = foreign;
    @Nullable Generations directories = generations;
    if (directories != null && others != null && isGeneration(entry)) {
      if (!directories.notice(entry)) {
        others.notice(entry);
      }
      return;
    }
    if (ours == null
        || others == null
        || !entry.isFile()
        || !TemporaryName.isTemporary(entry.name())) {
      return;
    }
    if (areExpected() && TemporaryName.isOfLowerIncarnation(entry.name(), run)) {
      noticeOurs(entry, ours, others);
    } else if (!TemporaryName.isOfRun(entry.name(), run)) {
      others.notice(entry);
    }
  }

  private static boolean isGeneration(FileStatus entry) {
    return entry.isDirectory() && GenerationName.parse(entry.name()).isPresent();
  }

  private static void noticeOurs(FileStatus entry, TemporaryFiles ours, ForeignFiles others)
      throws CopyException {
    if (!TemporaryName.isReplaced(entry.name())) {
      ours.adopt(entry.path());
      return;
    }
    @Nullable String name = TemporaryName.targetOf(entry.name());
    @Nullable FilePath directory = entry.path().parent();
    if (name == null || directory == null) {
      others.notice(entry);
    } else {
      ours.restore(entry.path(), directory.child(name));
    }
  }
}
