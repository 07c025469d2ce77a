package io.howdah.plan;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.Listing;
import io.howdah.plan.DirectoryMerge.Extent;
import io.howdah.scope.CopyScope;
import io.howdah.temporary.Leftovers;
import io.howdah.temporary.TemporaryName;
import org.jspecify.annotations.Nullable;

/**
 * Compares a directory of the source with its target, with everything in both, before anything in
 * it is copied. Used once.
 */
final class ContentsComparison {
  private final CopyScope scope;
  private final TreeRules rules;
  private final Leftovers leftovers;
  private final Placement root;
  private final FileEquality equality;
  private Portion source = Portion.NONE;
  private Portion extra = Portion.NONE;
  private Portion target = Portion.NONE;
  private long common;
  private boolean isEqual = true;
  private @Nullable CopyException obstacle;

  /**
   * Creates a comparison.
   *
   * @param root the source of the request that the directory is below, or that it is
   */
  ContentsComparison(
      CopyScope scope,
      TreeRules rules,
      Leftovers leftovers,
      Placement root,
      FileEquality equality) {
    this.scope = scope;
    this.rules = rules;
    this.leftovers = leftovers;
    this.root = root;
    this.equality = equality;
  }

  /** Compares with a target that exists. */
  Contents compare(FilePath directory, FilePath target) throws CopyException {
    visit(directory, target);
    return contents();
  }

  /** Looks at the source alone, since there is no target. */
  Contents look(FilePath directory) throws CopyException {
    visitSource(directory);
    isEqual = false;
    return contents();
  }

  private Contents contents() {
    return Contents.of(source, target, extra, common, isEqual, obstacle);
  }

  private void visit(FilePath directory, FilePath target) throws CopyException {
    DirectoryMerge merge =
        new DirectoryMerge(
            scope.source(),
            directory,
            TargetListing.of(scope.destination(), target, leftovers::notice),
            Extent.BOTH);
    while (merge.hasMore()) {
      scope.cancellation().check();
      for (MergedEntry entry : merge.nextPage()) {
        @Nullable FileStatus wanted = taken(entry.source());
        @Nullable FileStatus existing = entry.destination();
        if (wanted == null) {
          visitOther(entry);
        } else if (existing == null) {
          isEqual = false;
          visitSource(wanted);
        } else {
          visitBoth(wanted, existing);
        }
      }
    }
  }

  private @Nullable FileStatus taken(@Nullable FileStatus entry) {
    return entry != null
            && !Selector.isUnfinished(entry)
            && rules
                .selector()
                .choose(entry, entry.path().relativeTo(root.source().path()))
                .isTaken()
        ? entry
        : null;
  }

  /** An entry that the copy is not about. It would go with the old directory. */
  private void visitOther(MergedEntry entry) throws CopyException {
    @Nullable FileStatus existing = entry.destination();
    if (existing == null || isDisposable(existing)) {
      return;
    }
    target = target.plus(Portion.of(existing));
    @Nullable ExtraSearch search = rules.extras();
    @Nullable Portion whole =
        search != null && search.entries().isExtra(entry, root)
            ? search.entries().whole(existing, root.target())
            : null;
    if (whole != null) {
      extra = extra.plus(whole);
      isEqual = false;
    } else {
      noteObstacle(
          existing,
          entry.source() != null || search != null
              ? "which the copy leaves out or must not delete"
              : "which the source does not have, and nothing may be deleted");
    }
  }

  /** A temporary file; not one that was moved aside, which may be the only copy of its content. */
  private static boolean isDisposable(FileStatus entry) {
    return Selector.isUnfinished(entry) && !TemporaryName.isReplaced(entry.name());
  }

  private void noteObstacle(FileStatus existing, String why) {
    if (obstacle == null) {
      obstacle =
          new CopyException(
              ErrorCode.DESTINATION_CONFLICT, "'" + existing.path() + "' is in it, " + why + ".");
    }
  }

  private void visitBoth(FileStatus wanted, FileStatus existing) throws CopyException {
    common++;
    target = target.plus(Portion.of(existing));
    if (wanted.type() != existing.type()) {
      isEqual = false;
      noteObstacle(existing, "which is of another kind at the source");
      visitSource(wanted);
    } else if (wanted.isDirectory()) {
      source = source.plus(Portion.of(wanted));
      visit(wanted.path(), existing.path());
    } else {
      source = source.plus(Portion.of(wanted));
      isEqual =
          isEqual
              && wanted.isFile()
              && equality.isEqual(
                  FileRecord.of(
                      DirectoryRecord.NONE,
                      Placement.of(wanted, existing.path(), existing, existing.storage())));
    }
  }

  private void visitSource(FileStatus wanted) throws CopyException {
    source = source.plus(Portion.of(wanted));
    if (wanted.isDirectory()) {
      visitSource(wanted.path());
    }
  }

  private void visitSource(FilePath directory) throws CopyException {
    @Nullable String last = null;
    boolean more = true;
    while (more) {
      scope.cancellation().check();
      Listing page = scope.source().list(directory, last);
      for (FileStatus entry : page.entries()) {
        last = entry.name();
        @Nullable FileStatus wanted = taken(entry);
        if (wanted != null) {
          visitSource(wanted);
        }
      }
      more = page.hasMore();
    }
  }
}
