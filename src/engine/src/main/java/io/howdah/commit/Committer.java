package io.howdah.commit;

import io.howdah.CopyException;
import io.howdah.CopyOptions;
import io.howdah.ExistingFiles;
import io.howdah.FileResult;
import io.howdah.UpdatePolicy;
import io.howdah.Verdict;
import io.howdah.disposal.Disposals;
import io.howdah.fs.FileStatus;
import io.howdah.plan.DirectoryRecord;
import io.howdah.plan.ExtraSearch;
import io.howdah.plan.FileRecord;
import io.howdah.plan.PlannedExtra;
import io.howdah.plan.TreeRules;
import io.howdah.report.PlannedAction;
import io.howdah.scope.CopyScope;
import io.howdah.temporary.TemporaryFiles;
import io.howdah.transfer.StagedFile;
import io.howdah.transfer.TransferResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Publishes files when they are transferred, and closes each directory after everything in and
 * below it. Closing first releases its done flags, unless something there failed, and then sets its
 * attributes. Then a directory that is replaced as a whole takes its place. A partition is reported
 * last. After that the directory counts as done for its parent. Only open directories are kept in
 * memory.
 *
 * <p>Safe for use by many threads. Each method returns its results.
 */
public final class Committer {
  private final CopyScope scope;
  private final CopyOptions options;
  private final Attributes attributes;
  private final Publisher publisher;
  private final OpenDirectories open;
  private final List<ClosingStep> closingSteps;
  private final PartitionStep partitions;
  private final @Nullable ExtraSearch extras;
  private final Queue<OpenDirectory> withExtra = new ConcurrentLinkedQueue<>();

  /**
   * Creates a committer for one copy.
   *
   * @param rules what of the source is copied, and what of the target is deleted
   */
  public Committer(
      CopyScope scope, TreeRules rules, TemporaryFiles temporaries, Disposals disposals) {
    this.scope = scope;
    this.options = scope.options();
    this.open = new OpenDirectories(options.layout());
    this.attributes = new Attributes(scope);
    StaleDoneFlags staleFlags = new StaleDoneFlags(scope, rules.selector(), disposals);
    this.publisher = new Publisher(scope, attributes, temporaries, staleFlags, disposals);
    this.extras = rules.extras();
    this.closingSteps = new ArrayList<>();
    if (extras != null) {
      closingSteps.add(new DeleteStep(scope, publisher, extras, disposals.deleted()));
    }
    closingSteps.add(new DoneFlagStep(scope));
    closingSteps.add(new AttributeStep(options, attributes));
    if (rules.units() != null) {
      closingSteps.add(
          GenerationStep.of(scope, rules.units(), staleFlags, disposals.deleted(), extras));
    }
    this.partitions = new PartitionStep(scope);
    closingSteps.add(partitions);
  }

  /** A directory was found. It stays open until it is listed and everything in it is done. */
  public void expectDirectory(DirectoryRecord directory) {
    open.add(directory);
    if (directory.generation() != null && !directory.generation().extra().isEmpty()) {
      expectDeletion(directory, new PlannedExtra());
    }
  }

  /**
   * A file was found. It is due immediately, unless it is a done flag. A done flag is due when
   * everything else in and below its directory is done.
   */
  public Committed expectFile(FileRecord file) {
    Committed committed = new Committed();
    @Nullable OpenDirectory directory = open.find(file.directory());
    if (directory == null) {
      committed.due(Collections.singletonList(file));
    } else if (!isDoneFlag(file)) {
      directory.expectOne();
      committed.due(Collections.singletonList(file));
    } else if (directory.hold(file)) {
      withdrawNow(directory, file, committed);
    }
    return committed;
  }

  /**
   * Withdraws a flag that exists at the target and was found after files of its directory were
   * published.
   */
  private void withdrawNow(OpenDirectory directory, FileRecord flag, Committed committed) {
    try {
      publisher.withdraw(directory, flag.target());
    } catch (CopyException e) {
      directory.fail(e, committed);
    }
  }

  /** The directory's target has extra entries. It stays open until the plan is complete. */
  public void expectDeletion(DirectoryRecord directory, PlannedExtra entries) {
    OpenDirectory found = Objects.requireNonNull(open.find(directory.id()), "an open directory");
    found.plannedExtra(entries);
    found.expectOne();
    withExtra.add(found);
  }

  /** The directory has partitions in it, so that it is none itself. */
  public void expectPartitions(DirectoryRecord directory) {
    Objects.requireNonNull(open.find(directory.id()), "an open directory")
        .partition()
        .addPartition();
  }

  /** The directory is not announced by a done flag, nor are those above it. */
  public void leaveIncomplete(DirectoryRecord directory) {
    Objects.requireNonNull(open.find(directory.id()), "an open directory").markIncomplete();
  }

  /** All entries directly in the directory were found. */
  public Committed directoryListed(DirectoryRecord directory) {
    Committed committed = new Committed();
    complete(open.find(directory.id()), committed);
    return committed;
  }

  /** The plan is complete, so that deleting may begin, unless too much would be deleted. */
  public Committed planCompleted() {
    Committed committed = new Committed();
    complete(open.flat(), committed);
    boolean isRefused = extras != null && extras.plan().refusal().isPresent();
    for (OpenDirectory directory : withExtra) {
      if (isRefused) {
        // What is extra may be older versions of what the done flag announces.
        directory.markFailed();
      }
      committed.closable(directory.record());
    }
    return committed;
  }

  /** Ends the wait of a directory whose target has extra entries, and closes it if it is done. */
  public Committed close(DirectoryRecord directory) {
    Committed committed = new Committed();
    complete(open.find(directory.id()), committed);
    return committed;
  }

  /** An entry was found that cannot be planned. */
  public Committed unplannable(FileRecord entry, CopyException cause) {
    Committed committed = new Committed();
    @Nullable OpenDirectory directory = open.find(entry.directory());
    if (directory != null) {
      directory.markFailed();
      partitions.refuse(entry, directory, committed);
    }
    committed.failedFile(entry, cause);
    return committed;
  }

  /** Ends a file after its transfer, and publishes it where it is staged. */
  public Committed finish(TransferResult result) {
    Committed committed = new Committed();
    @Nullable OpenDirectory directory = open.find(result.record().directory());
    FileResult end =
        end(result, directory)
            .with(result.effort())
            .changedAt(result.record().source().changeTime());
    if (directory != null) {
      mark(directory, end);
    }
    committed.file(end);
    complete(directory, committed);
    return committed;
  }

  private void mark(OpenDirectory directory, FileResult end) {
    directory.partition().add(end);
    if (end.outcome() == FileResult.Outcome.PLANNED) {
      planChange(directory);
    }
    if (end.failure() != null) {
      directory.markFailed();
    }
    if (end.outcome() == FileResult.Outcome.POSTPONED) {
      directory.markPostponed();
    }
  }

  /** Where existing files are kept, done flags are too. */
  private void planChange(OpenDirectory directory) {
    if (options.existingFiles() == ExistingFiles.FAIL) {
      directory.markTouched();
    } else {
      directory.markContentChanged();
    }
  }

  private FileResult end(TransferResult result, @Nullable OpenDirectory directory) {
    FileRecord file = result.record();
    String source = file.source().path().toString();
    String target = file.target().toString();
    long length = file.source().length();
    switch (result.outcome()) {
      case STAGED:
        return publish(result.staged(), directory);
      case EQUAL:
        return aligned(file, FileResult.skipped(source, target, length, result.equality()));
      case PUBLISHED_EARLIER:
        // The file counts as copied for the run, so this process counts it too.
        Verdict verdict = result.verdict();
        return aligned(file, FileResult.copied(source, target, length, verdict));
      case PLANNED:
        return planned(file, FileResult.planned(source, target, length));
      case POSTPONED:
        return FileResult.postponed(source, target, length);
      case FAILED:
        return FileResult.failed(source, target, length, result.failure());
    }
    throw new IllegalArgumentException(result.toString());
  }

  private FileResult planned(FileRecord file, FileResult result) {
    try {
      scope.plan().add(PlannedAction.copy(file.target(), file.source(), file.existing()));
      return file.existing() == null ? result : result.replacing(null);
    } catch (CopyException e) {
      return FileResult.failed(result.source(), result.destination(), result.length(), e);
    }
  }

  private FileResult publish(StagedFile file, @Nullable OpenDirectory directory) {
    return directory != null && isDoneFlag(file.record())
        ? publisher.publishFlag(file, announcing(directory))
        : publisher.publish(file, directory);
  }

  /** The directory that is incomplete without the done flag of another one, which is published. */
  private static @Nullable OpenDirectory announcing(OpenDirectory directory) {
    return directory.record().generation() == null ? directory.parent() : directory;
  }

  /** The result after setting the attributes of an existing file, or the failure to set them. */
  private FileResult aligned(FileRecord file, FileResult result) {
    if (!provesEqual()) {
      return result;
    }
    FileStatus existing = Objects.requireNonNull(file.existing(), "an existing file");
    try {
      attributes.align(existing, file.source());
      return result;
    } catch (CopyException e) {
      return FileResult.failed(result.source(), result.destination(), result.length(), e);
    }
  }

  /**
   * Whether a file that counts as equal has the source's state, so that it may get its attributes.
   */
  private boolean provesEqual() {
    return options.updatePolicy() == UpdatePolicy.PROOF
        || options.updatePolicy() == UpdatePolicy.MTIME;
  }

  /** Closes the directories that stay incomplete because the copy stopped. */
  public Committed abandon() {
    Committed committed = new Committed();
    for (OpenDirectory directory : open.removeAll()) {
      if (scope.cancellation().isCancelled()) {
        directory.markFailed();
      }
      DoneFlagStep.withhold(directory.takeFlags(), directory, committed);
      directory.markPostponed();
      partitions.abandon(directory, committed);
    }
    return committed;
  }

  private boolean isDoneFlag(FileRecord file) {
    return options.doneFlags().contains(file.target().name());
  }

  /** Counts one entry as done, and closes each directory of which it was the last. */
  private void complete(@Nullable OpenDirectory directory, Committed committed) {
    @Nullable OpenDirectory at = directory;
    while (at != null && at.completeOne()) {
      if (!isClosed(at, committed)) {
        return;
      }
      open.remove(at);
      @Nullable OpenDirectory parent = at.parent();
      if (parent != null) {
        parent.inherit(at);
      }
      at = parent;
    }
  }

  /** Runs the closing steps up to one with due files. Returns whether all steps have run. */
  private boolean isClosed(OpenDirectory directory, Committed committed) {
    for (int step = directory.nextStep(); step < closingSteps.size(); step = directory.nextStep()) {
      List<FileRecord> due = closingSteps.get(step).close(directory, committed);
      if (!due.isEmpty()) {
        due.forEach(file -> directory.expectOne());
        committed.due(due);
        return false;
      }
    }
    return true;
  }
}
