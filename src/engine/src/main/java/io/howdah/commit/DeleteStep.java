package io.howdah.commit;

import io.howdah.CopyException;
import io.howdah.Count;
import io.howdah.ErrorCode;
import io.howdah.Mode;
import io.howdah.disposal.Disposal;
import io.howdah.event.EntryDeleted;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.plan.DirectoryMerge;
import io.howdah.plan.ExtraEntries;
import io.howdah.plan.ExtraSearch;
import io.howdah.plan.FileRecord;
import io.howdah.plan.MergedEntry;
import io.howdah.plan.PlannedExtra;
import io.howdah.plan.Portion;
import io.howdah.report.PlannedAction;
import io.howdah.scope.CopyScope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Deletes what the target of a directory has and its source does not. It lists both again, since
 * the plan may be hours old, and deletes only what is in the plan: a source that was unmounted in
 * the meantime has lost all its files.
 */
final class DeleteStep implements ClosingStep {
  private final CopyScope scope;
  private final Publisher publisher;
  private final ExtraSearch search;
  private final Disposal disposal;

  DeleteStep(CopyScope scope, Publisher publisher, ExtraSearch search, Disposal disposal) {
    this.scope = scope;
    this.publisher = publisher;
    this.search = search;
    this.disposal = disposal;
  }

  @Override
  public List<FileRecord> close(OpenDirectory directory, Committed committed) {
    @Nullable PlannedExtra planned = directory.plannedExtra();
    // What could not be listed or copied may be what was moved, so the old file must stay.
    if (planned != null && directory.isWhole() && !directory.isBelowFailure()) {
      try {
        deleteExtra(directory, planned);
      } catch (CopyException e) {
        directory.fail(
            e.during("Deleting what is extra in '" + directory.record().target() + "' failed"),
            committed);
      }
    }
    return Collections.emptyList();
  }

  private void deleteExtra(OpenDirectory directory, PlannedExtra planned) throws CopyException {
    scope.cancellation().check();
    List<FileStatus> extra = stillExtra(directory, planned);
    if (!extra.isEmpty()) {
      deleteFlagsAbove(directory);
    }
    for (FileStatus entry : extra) {
      remove(entry, directory);
    }
  }

  private void remove(FileStatus entry, OpenDirectory directory) throws CopyException {
    if (scope.options().mode() == Mode.COPY || isPlannedNow(entry, directory)) {
      deleteTree(entry, directory);
    }
  }

  /**
   * Adds the entry to the plan of a dry run. Returns false where it was added before: a dry run
   * finds a done flag again, for each directory below it.
   */
  private boolean isPlannedNow(FileStatus entry, OpenDirectory directory) throws CopyException {
    if (isDoneFlag(entry) && !directory.planDeletion(entry.path())) {
      return false;
    }
    Portion content = search.entries().count(entry, directory.root().target());
    if (!content.isEmpty()) {
      scope.plan().add(PlannedAction.delete(entry, content.planned()));
      directory.markContentChanged();
    }
    return true;
  }

  private void deleteTree(FileStatus entry, OpenDirectory directory) throws CopyException {
    FilePath target = directory.root().target();
    RemovedPartitions partitions = RemovedPartitions.in(entry, scope);
    if (partitions.isEmpty()) {
      directory.partition().addChange();
    } else {
      directory.partition().addPartition();
    }
    ExtraEntries.Removal removal =
        (part, content) -> {
          delete(part, content, directory);
          partitions.removed(part.path());
        };
    try {
      switch (disposal.unit()) {
        case TREE:
          search.entries().visitWhole(entry, target, removal);
          break;
        case ENTRY:
          search.entries().visitOneByOne(entry, target, removal);
          break;
      }
    } finally {
      partitions.report();
    }
  }

  /**
   * What was extra in the plan, is still so, and did not change, with done flags first: a flag must
   * not outlive the files that it announces. Both listings are read to their end before anything is
   * deleted.
   */
  private List<FileStatus> stillExtra(OpenDirectory directory, PlannedExtra planned)
      throws CopyException {
    List<FileStatus> flags = new ArrayList<>();
    List<FileStatus> others = new ArrayList<>();
    DirectoryMerge merge =
        DirectoryMerge.of(
            scope.source(),
            directory.record().source().path(),
            scope.destination(),
            directory.record().target());
    while (merge.hasMore()) {
      for (MergedEntry entry : merge.nextPage()) {
        refuseUndecodable(entry.source());
        if (search.entries().isExtra(entry, directory.root().placement())) {
          FileStatus extra = Objects.requireNonNull(entry.destination(), "an entry of the target");
          if (isPlanned(extra, planned, directory)) {
            (isDoneFlag(extra) ? flags : others).add(extra);
          }
        }
      }
    }
    flags.addAll(others);
    return flags;
  }

  private boolean isPlanned(FileStatus entry, PlannedExtra planned, OpenDirectory directory)
      throws CopyException {
    return planned.contains(entry, search.entries().count(entry, directory.root().target()));
  }

  private boolean isDoneFlag(FileStatus entry) {
    return entry.isFile() && scope.options().doneFlags().contains(entry.name());
  }

  /** Its true name is not known, so its copy would look like an extra file. */
  private static void refuseUndecodable(@Nullable FileStatus source) throws CopyException {
    if (source != null && source.type() == FileStatus.Type.UNDECODABLE) {
      throw new CopyException(
          ErrorCode.NOT_COPYABLE, "The name of '" + source.path() + "' cannot be decoded.");
    }
  }

  /** Deletes the extra done flags of the directories above, which announce this one too. */
  private void deleteFlagsAbove(OpenDirectory directory) throws CopyException {
    for (OpenDirectory at = directory.parent(); at != null; at = at.parent()) {
      @Nullable PlannedExtra planned = at.plannedExtra();
      if (planned != null) {
        for (String name : scope.options().doneFlags()) {
          deleteFlag(name, at, planned);
        }
      }
    }
  }

  private void deleteFlag(String name, OpenDirectory directory, PlannedExtra planned)
      throws CopyException {
    FilePath path = directory.record().target().child(name);
    @Nullable FileStatus flag = scope.destination().status(path).orElse(null);
    if (flag != null
        && isDoneFlag(flag)
        && isPlanned(flag, planned, directory)
        && !scope.source().status(directory.record().source().path().child(name)).isPresent()) {
      remove(flag, directory);
    }
  }

  private void delete(FileStatus entry, Portion content, OpenDirectory directory)
      throws CopyException {
    scope.cancellation().check();
    search.plan().spend(content);
    String path = entry.path().toString();
    Count files = Count.of(content.files(), content.bytes());
    if (scope.options().mode() == Mode.DRY_RUN) {
      tell(EntryDeleted.planned(path, files, content.directories()));
      return;
    }
    publisher.aboutToDelete(entry, directory);
    scope.cancellation().check(); // the steps before may have waited for long
    try {
      @Nullable String place = disposal.remove(entry).map(FilePath::toString).orElse(null);
      tell(EntryDeleted.of(path, files, content.directories(), place));
    } catch (CopyException e) {
      boolean isGone =
          e.code() == ErrorCode.FILE_NOT_FOUND
              && !scope.destination().status(entry.path()).isPresent();
      if (!isGone) { // by another process
        throw e;
      }
    }
  }

  private void tell(EntryDeleted event) throws CopyException {
    scope.listener().on(event);
    scope.report().deleted(event);
  }
}
