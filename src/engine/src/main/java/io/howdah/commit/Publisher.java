package io.howdah.commit;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.ExistingFiles;
import io.howdah.FileResult;
import io.howdah.UpdatePolicy;
import io.howdah.disposal.Disposal;
import io.howdah.disposal.Disposals;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.LeftBehindException;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.fs.RenameMode;
import io.howdah.ledger.Ledger;
import io.howdah.plan.FileRecord;
import io.howdah.report.Change;
import io.howdah.report.RunReport;
import io.howdah.scope.CopyScope;
import io.howdah.scope.RunHistory;
import io.howdah.temporary.GenerationName;
import io.howdah.temporary.TemporaryFiles;
import io.howdah.transfer.StagedFile;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Publishes a staged file: sets its attributes and renames it to its final name. Before the rename
 * it writes the journal entry and deletes the stale done flags.
 */
final class Publisher {
  private final RemoteFileSystem destination;
  private final Attributes attributes;
  private final TemporaryFiles temporaries;
  private final RunHistory history;
  private final StaleDoneFlags staleFlags;
  private final RenameMode renameMode;
  private final Disposals disposals;
  private final RunReport report;
  private final Ledger ledger;
  private final CopyScope scope;

  Publisher(
      CopyScope scope,
      Attributes attributes,
      TemporaryFiles temporaries,
      StaleDoneFlags flags,
      Disposals disposals) {
    this.destination = scope.destination();
    this.attributes = attributes;
    this.temporaries = temporaries;
    this.history = scope.history();
    this.staleFlags = flags;
    this.disposals = disposals;
    this.report = scope.report();
    this.ledger = scope.ledger();
    this.scope = scope;
    this.renameMode =
        scope.options().existingFiles() == ExistingFiles.FAIL
                || scope.options().updatePolicy() == UpdatePolicy.NEVER
            ? RenameMode.KEEP_EXISTING
            : RenameMode.REPLACE_EXISTING;
  }

  /**
   * Publishes the file, or removes it after a failure.
   *
   * @param incomplete the directory that is incomplete without the file, as are all above it; null
   *     for none
   */
  FileResult publish(StagedFile file, @Nullable OpenDirectory incomplete) {
    return publish(file, incomplete, () -> {});
  }

  /**
   * Publishes the done flag of a directory, or removes it after a failure.
   *
   * @param above the parent directory, which is incomplete without the flag; null for none
   */
  FileResult publishFlag(StagedFile flag, @Nullable OpenDirectory above) {
    return publish(flag, above, () -> staleFlags.refuseChanged(flag.record()));
  }

  private FileResult publish(
      StagedFile file, @Nullable OpenDirectory incomplete, Condition condition) {
    String source = file.source().path().toString();
    String target = file.record().target().toString();
    try {
      setAttributes(file);
      condition.check();
      // A file in a directory that is not visible yet goes with that directory.
      boolean isUndoable = report.isUndoable() && !isInGeneration(incomplete);
      @Nullable FileStatus staged = isUndoable ? identity(file) : identityToNote(file);
      if (isUndoable) {
        // It may wait for long, and the journal entry must be fresh.
        report.aboutTo(() -> publication(file.record(), staged));
      }
      // Without a journal entry the process may have lost its lease, so it must not delete flags
      // that another process owns.
      history.aboutToPublish(file.record().target());
      refuseChanged(file);
      staleFlags.withdraw(incomplete);
      @Nullable FilePath kept = giveItsName(file);
      temporaries.release(file.temporary());
      note(file, staged);
      FileResult copied = FileResult.copied(source, target, file.source().length(), file.verdict());
      return file.record().existing() == null
          ? copied
          : copied.replacing(kept == null ? null : kept.toString());
    } catch (CopyException e) {
      if (e instanceof LeftBehindException) {
        temporaries.leave(((LeftBehindException) e).left());
      }
      temporaries.discard(file.temporary());
      return FileResult.failed(source, target, file.source().length(), e);
    }
  }

  private static boolean isInGeneration(@Nullable OpenDirectory directory) {
    return directory != null && directory.generation() != null;
  }

  /** A plan replaces nothing but what it was made for. */
  private void refuseChanged(StagedFile file) throws CopyException {
    if (!scope.approved().isPresent()) {
      return;
    }
    FilePath target = file.record().target();
    refuseChanged(destination, target, file.record().existing());
    refuseChanged(scope.source(), file.source().path(), file.source());
  }

  private static void refuseChanged(
      RemoteFileSystem fileSystem, FilePath path, @Nullable FileStatus listed)
      throws CopyException {
    @Nullable FileStatus now = fileSystem.status(path).orElse(null);
    boolean isUnchanged =
        now == null ? listed == null : listed != null && now.isUnchangedSince(listed);
    if (!isUnchanged) {
      throw new CopyException(
          ErrorCode.CHANGED_SINCE, "'" + path + "' has changed during the copy.");
    }
  }

  /**
   * The status with the new file's identity, which a rename keeps. Under its temporary name no
   * other program changes the file.
   */
  private FileStatus identity(StagedFile file) throws CopyException {
    return destination
        .status(file.temporary())
        .orElseThrow(
            () ->
                new CopyException(
                    ErrorCode.FILE_NOT_FOUND,
                    "'" + file.temporary() + "' was deleted by another program."));
  }

  /** The identity for the ledger; null where it is not needed, or not to be had. */
  private @Nullable FileStatus identityToNote(StagedFile file) throws CopyException {
    if (!ledger.isOpen() || !file.isProven()) {
      return null;
    }
    try {
      return identity(file);
    } catch (CopyException e) {
      scope.cancellation().check();
      return null; // The proof is not remembered.
    }
  }

  /** Notes the proof, unless another file took the place of the source in the meantime. */
  private void note(StagedFile file, @Nullable FileStatus staged) {
    if (staged == null || !ledger.canRemember(file.source(), staged)) {
      return;
    }
    try {
      if (scope
          .source()
          .status(file.source().path())
          .filter(file.source()::isUnchangedSince)
          .isPresent()) {
        FilePath target = GenerationName.finalPath(file.record().target());
        ledger.note(target, file.source(), staged, file.verdict());
      }
    } catch (CopyException e) {
      assert e != null; // The proof is not remembered.
    }
  }

  private static Change publication(FileRecord file, @Nullable FileStatus staged) {
    return Change.publish(
        file.target(), file.existing(), Objects.requireNonNull(staged, "a new file's identity"));
  }

  /**
   * Renames the file. Where replaced files are kept, the old one is moved away first.
   *
   * @return the path of the old file in the backup; null where it is not kept
   */
  private @Nullable FilePath giveItsName(StagedFile file) throws CopyException {
    FilePath target = file.record().target();
    @Nullable FileStatus existing = file.record().existing();
    Optional<Disposal> backup = disposals.backup();
    scope.cancellation().check(); // the steps before may have waited for long
    if (!backup.isPresent() || renameMode == RenameMode.KEEP_EXISTING) {
      // By a plan, a file that has taken a free name in the meantime must stay.
      boolean isFree = existing == null && scope.approved().isPresent();
      destination.rename(file.temporary(), target, isFree ? RenameMode.KEEP_EXISTING : renameMode);
      return null;
    }
    @Nullable FilePath kept = existing == null ? null : keep(existing, backup.get());
    try {
      scope.cancellation().check();
      destination.rename(file.temporary(), target, RenameMode.KEEP_EXISTING);
      return kept;
    } catch (CopyException e) {
      throw kept == null ? e : putBack(kept, target, e);
    }
  }

  /** Moves a file to the backup. Returns its new path; null where it is not there any more. */
  private static @Nullable FilePath keep(FileStatus file, Disposal backup) throws CopyException {
    try {
      return backup.remove(file).orElse(null);
    } catch (CopyException e) {
      if (e.code() == ErrorCode.FILE_NOT_FOUND) {
        return null;
      }
      throw e;
    }
  }

  /** Moves a file back from the backup. Returns the failure, which says where the file is now. */
  private CopyException putBack(FilePath kept, FilePath target, CopyException cause) {
    try {
      destination.rename(kept, target, RenameMode.KEEP_EXISTING);
      return cause;
    } catch (CopyException e) {
      cause.addSuppressed(e);
      return cause.during(
          "'" + target + "' does not exist now, and its old content is '" + kept + "'");
    }
  }

  /**
   * Prepares the removal of an entry of a directory: writes the journal entry, and withdraws the
   * done flags of the directory and of those above it.
   */
  void aboutToDelete(FileStatus entry, OpenDirectory directory) throws CopyException {
    report.aboutTo(() -> Change.remove(entry));
    history.aboutToPublish(entry.path());
    staleFlags.withdraw(directory);
  }

  /**
   * Withdraws the done flags of a directory and of all directories above it. {@code flag} was found
   * after files were published there.
   */
  void withdraw(OpenDirectory directory, FilePath flag) throws CopyException {
    if (renameMode == RenameMode.REPLACE_EXISTING) {
      history.aboutToPublish(flag); // for the same reason as in publish
    }
    staleFlags.withdraw(directory);
  }

  private void setAttributes(StagedFile file) throws CopyException {
    try {
      attributes.applyToFile(file);
    } catch (CopyException e) {
      throw e.during("Setting the attributes of '" + file.record().target() + "' failed");
    }
  }

  /** A condition for the publication of a file. */
  private interface Condition {
    void check() throws CopyException;
  }
}
