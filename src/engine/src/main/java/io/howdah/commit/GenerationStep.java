package io.howdah.commit;

import io.howdah.CopyException;
import io.howdah.Count;
import io.howdah.ErrorCode;
import io.howdah.Mode;
import io.howdah.disposal.Disposal;
import io.howdah.event.DirectoryReplaced;
import io.howdah.event.EntryDeleted;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.fs.RenameMode;
import io.howdah.plan.AtomicUnits;
import io.howdah.plan.DirectoryRecord;
import io.howdah.plan.ExtraSearch;
import io.howdah.plan.FileRecord;
import io.howdah.plan.Generation;
import io.howdah.plan.Placement;
import io.howdah.plan.Portion;
import io.howdah.report.Change;
import io.howdah.scope.CopyScope;
import io.howdah.temporary.GenerationName.State;
import io.howdah.temporary.Generations;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets a complete directory take the place of an old one by renames. The new one is {@link
 * State#READY} before the old one is moved away, so the next copy can finish the step if this
 * process is killed in between.
 */
final class GenerationStep implements ClosingStep {
  private final CopyScope scope;
  private final AtomicUnits units;
  private final Generations generations;
  private final StaleDoneFlags staleFlags;
  private final Disposal disposal;
  private final @Nullable ExtraSearch extras;

  private GenerationStep(
      CopyScope scope,
      AtomicUnits units,
      StaleDoneFlags staleFlags,
      Disposal disposal,
      @Nullable ExtraSearch extras) {
    this.scope = scope;
    this.units = units;
    this.generations = units.generations();
    this.staleFlags = staleFlags;
    this.disposal = disposal;
    this.extras = extras;
  }

  /**
   * Creates the step.
   *
   * @param disposal removes the old directories
   * @param extras what of the old directories may be deleted; null for nothing
   */
  static GenerationStep of(
      CopyScope scope,
      AtomicUnits units,
      StaleDoneFlags staleFlags,
      Disposal disposal,
      @Nullable ExtraSearch extras) {
    return new GenerationStep(scope, units, staleFlags, disposal, extras);
  }

  @Override
  public List<FileRecord> close(OpenDirectory directory, Committed committed) {
    @Nullable Generation generation = directory.record().generation();
    if (generation == null) {
      return Collections.emptyList();
    }
    try {
      if (scope.options().mode() == Mode.DRY_RUN) {
        plan(generation);
      } else if (directory.isWhole() && !directory.isIncomplete()) {
        replace(generation, directory);
      } else {
        discard(generation.hidden());
      }
    } catch (CopyException e) {
      directory.fail(
          e.during("Replacing '" + generation.target() + "' as a whole failed"), committed);
      discard(generation.hidden());
    }
    return Collections.emptyList();
  }

  /** A copy that is cancelled deletes it at its end, in a limited time. */
  private void discard(FilePath hidden) {
    if (!scope.cancellation().isCancelled()) {
      generations.discard(hidden);
    }
  }

  private void plan(Generation generation) throws CopyException {
    if (generation.existing() != null) {
      spend(generation.extra());
      scope
          .listener()
          .on(
              DirectoryReplaced.planned(
                  generation.target().toString(),
                  files(generation.extra()),
                  generation.extra().directories()));
    }
  }

  private void replace(Generation generation, OpenDirectory directory) throws CopyException {
    FilePath target = generation.target();
    RemoteFileSystem destination = scope.destination();
    scope.cancellation().check();
    units.check(generation, directory.root().placement());
    FileStatus complete =
        destination
            .status(generation.hidden())
            .orElseThrow(
                () ->
                    new CopyException(
                        ErrorCode.FILE_NOT_FOUND,
                        "'" + generation.hidden() + "' was deleted by another program."));
    @Nullable FileStatus old = generation.existing();
    refuseChanged(old, destination.status(target).orElse(null), target);
    scope.report().aboutTo(() -> Change.publish(target, old, complete.at(target)));
    scope.history().aboutToPublish(target);
    staleFlags.withdraw(directory.parent());
    scope.cancellation().check(); // the steps before may have waited for long
    units.checkOld(generation, placement(directory));
    if (old == null) {
      destination.rename(generation.hidden(), target, RenameMode.KEEP_EXISTING);
      generations.release(generation.hidden());
      scope.report().renamed(generation.hidden(), target);
    } else {
      spend(generation.extra());
      replace(old, generation, complete.fileId());
    }
  }

  /** The source of the request with its visible target. */
  private static Placement placement(OpenDirectory directory) {
    DirectoryRecord root = directory.root();
    @Nullable Generation generation = root.generation();
    return generation == null
        ? root.placement()
        : Placement.of(root.source(), generation.target(), generation.existing(), root.storage());
  }

  /** The directory may be another one than that which was compared. */
  private static void refuseChanged(
      @Nullable FileStatus old, @Nullable FileStatus now, FilePath target) throws CopyException {
    boolean isSame =
        now == null
            ? old == null
            : old != null && now.isDirectory() && now.fileId() == old.fileId();
    if (!isSame) {
      throw new CopyException(
          ErrorCode.DESTINATION_CONFLICT,
          "'" + target + "' was " + (now == null ? "deleted" : "made") + " during the copy.");
    }
  }

  private void replace(FileStatus old, Generation generation, long fileId) throws CopyException {
    FilePath target = generation.target();
    FilePath ready = generations.change(generation.hidden(), State.READY);
    @Nullable FilePath removed = null;
    boolean isKept = disposal.unit() == Disposal.Unit.TREE;
    try {
      removed = isKept ? disposal.remove(old).orElse(null) : generations.hide(target, ready);
      scope.destination().rename(ready, target, RenameMode.KEEP_EXISTING);
    } catch (CopyException e) {
      if (!isThere(target, fileId)) { // else another copy took this one for killed, and finished it
        throw undone(e, removed, ready, target);
      }
    }
    generations.release(ready);
    @Nullable String place = isKept && removed != null ? removed.toString() : null;
    report(old, generation, place);
    if (!isKept && removed != null) {
      discard(removed);
    }
  }

  private boolean isThere(FilePath target, long fileId) {
    try {
      return fileId != 0
          && scope.destination().status(target).filter(at -> at.fileId() == fileId).isPresent();
    } catch (CopyException e) {
      return false;
    }
  }

  /** Brings the old directory back. Where that fails, too, the next copy gives the new its name. */
  private CopyException undone(
      CopyException cause, @Nullable FilePath removed, FilePath ready, FilePath target) {
    if (removed == null) {
      discard(ready);
      return cause;
    }
    try {
      scope.destination().rename(removed, target, RenameMode.KEEP_EXISTING);
      generations.release(removed);
      discard(ready);
      return cause;
    } catch (CopyException e) {
      cause.addSuppressed(e);
      generations.release(ready);
      generations.release(removed);
      return cause.during(
          "'"
              + target
              + "' does not exist now: its new content is '"
              + ready
              + "', and its old content is '"
              + removed
              + "'. The next copy gives the new content its name");
    }
  }

  private void spend(Portion extra) throws CopyException {
    if (extras != null) {
      extras.plan().spend(extra);
    }
  }

  private void report(FileStatus old, Generation generation, @Nullable String place)
      throws CopyException {
    Portion extra = generation.extra();
    String path = generation.target().toString();
    scope.report().deleted(EntryDeleted.of(path, Count.NONE, 1, place));
    scope.report().renamed(generation.hidden(), old.path());
    scope.listener().on(DirectoryReplaced.of(path, files(extra), extra.directories(), place));
  }

  private static Count files(Portion portion) {
    return Count.of(portion.files(), portion.bytes());
  }
}
