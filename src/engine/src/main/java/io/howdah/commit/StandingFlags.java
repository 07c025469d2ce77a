package io.howdah.commit;

import io.howdah.CopyException;
import io.howdah.CopyOptions;
import io.howdah.CopyOptions.ExistingFiles;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.plan.CopyTask;
import io.howdah.plan.DirectoryTask;
import io.howdah.plan.FileFilter;
import io.howdah.plan.RunHistory;
import org.jspecify.annotations.Nullable;

/**
 * Deletes the done flags that stand at the destination before the first file below them is
 * published, so that nobody takes a directory for complete while it changes. Only flags that the
 * copy brings itself: any other would be gone for good.
 *
 * <p>A directory below which nothing is published costs nothing.
 */
public final class StandingFlags {
  private final RemoteFileSystem source;
  private final RemoteFileSystem destination;
  private final CopyOptions options;
  private final FileFilter filter;
  private final RunHistory history;

  public StandingFlags(
      RemoteFileSystem source,
      RemoteFileSystem destination,
      CopyOptions options,
      FileFilter filter,
      RunHistory history) {
    this.source = source;
    this.destination = destination;
    this.options = options;
    this.filter = filter;
    this.history = history;
  }

  /**
   * Withdraws the flags that speak for this directory: its own, and those of all above it. When
   * this returns they are gone, whichever thread deleted them.
   *
   * @param directory null for none
   */
  void withdraw(@Nullable OpenDirectory directory) throws CopyException {
    for (OpenDirectory at = directory; at != null; at = at.parent()) {
      at.withdrawFlagsOnce(this);
    }
  }

  /** Withdraws the flags of this directory alone. */
  void withdrawOwn(OpenDirectory directory) throws CopyException {
    if (directory.task().existing() == null) {
      return;
    }
    for (String name : options.doneFlags()) {
      FilePath flag = directory.task().target().child(name);
      try {
        if (!directory.isWithdrawn(flag) && mayBeReplaced(flag) && isStanding(flag, directory)) {
          destination.delete(flag);
          directory.flagWithdrawn(flag);
        }
      } catch (CopyException e) {
        throw e.during("Withdrawing the done flag '" + flag + "' failed");
      }
    }
  }

  /**
   * Refuses a done flag that its source has replaced or deleted since the listing. It may speak for
   * files that were read before or after they changed.
   *
   * @throws CopyException {@link io.howdah.ErrorCode#SOURCE_CHANGED}
   */
  void refuseChanged(CopyTask flag) throws CopyException {
    FileStatus listed = flag.source();
    @Nullable FileStatus now = source.status(listed.path()).orElse(null);
    if (now == null || !now.isUnchangedSince(listed)) {
      throw new CopyException(
          ErrorCode.SOURCE_CHANGED,
          "'"
              + flag.target()
              + "' was not published: '"
              + listed.path()
              + "' was "
              + (now == null ? "deleted" : "replaced")
              + " after it was listed, and files beside or below it may have changed with it.");
    }
  }

  private boolean mayBeReplaced(FilePath flag) {
    return options.existingFiles() != ExistingFiles.FAIL || history.mayHavePublished(flag);
  }

  /** Files may be published before the listings, of which there are pages, come to the flag. */
  private boolean isStanding(FilePath flag, OpenDirectory directory) throws CopyException {
    @Nullable CopyTask planned = directory.plannedFlag(flag);
    return planned == null
        ? isFile(destination.status(flag).orElse(null)) && isCopied(flag, directory.task())
        : isFile(planned.existing());
  }

  private boolean isCopied(FilePath flag, DirectoryTask directory) throws CopyException {
    @Nullable FileStatus counterpart =
        source.status(directory.source().path().child(flag.name())).orElse(null);
    return counterpart != null && counterpart.isFile() && filter.accepts(counterpart);
  }

  /** A directory of that name would be deleted with all that is in it. */
  private static boolean isFile(@Nullable FileStatus status) {
    return status != null && status.isFile();
  }
}
