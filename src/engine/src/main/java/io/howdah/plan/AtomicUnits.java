package io.howdah.plan;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.ExistingFiles;
import io.howdah.Mode;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.FileStatus.Storage;
import io.howdah.fs.Listing;
import io.howdah.partition.PartitionDirectory;
import io.howdah.scope.CopyScope;
import io.howdah.temporary.Generations;
import io.howdah.temporary.Leftovers;
import org.jspecify.annotations.Nullable;

/**
 * Decides which directories are replaced as a whole: those in which anything differs. Safe for use
 * by many threads.
 */
public final class AtomicUnits {
  private final CopyScope scope;
  private final TreeRules rules;
  private final Leftovers leftovers;
  private final Generations generations;
  private final FileEquality equality;
  private final QuotaCheck quotas;

  public AtomicUnits(
      CopyScope scope,
      TreeRules rules,
      Leftovers leftovers,
      Generations generations,
      FileEquality equality) {
    this.scope = scope;
    this.rules = rules;
    this.leftovers = leftovers;
    this.generations = generations;
    this.equality = equality;
    this.quotas = new QuotaCheck(scope);
  }

  /** Whether a directory of the source is a unit. May list it. */
  private boolean isUnit(FileStatus directory, Placement root) throws CopyException {
    switch (scope.options().atomicUnit()) {
      case FILE:
        return false;
      case TREE:
        return directory.path().equals(root.source().path());
      case PARTITION:
        return PartitionDirectory.parse(directory.name()).isPresent()
            && !hasPartitions(directory.path(), root);
    }
    throw new IllegalArgumentException(scope.options().atomicUnit().toString());
  }

  private boolean hasPartitions(FilePath directory, Placement root) throws CopyException {
    @Nullable String last = null;
    boolean more = true;
    while (more) {
      scope.cancellation().check();
      Listing page = scope.source().list(directory, last);
      for (FileStatus entry : page.entries()) {
        last = entry.name();
        if (entry.isDirectory()
            && PartitionDirectory.parse(entry.name()).isPresent()
            && rules
                .selector()
                .choose(entry, entry.path().relativeTo(root.source().path()))
                .isTaken()) {
          return true;
        }
      }
      more = page.hasMore();
    }
    return false;
  }

  /**
   * The record of a directory: of a unit that differs, that of its new generation; of a unit that
   * is equal, one in which nothing may change; otherwise the record itself.
   *
   * @param root the source of the request that the directory is below, or that it is
   * @throws CopyException {@link ErrorCode#DESTINATION_EXISTS} where existing directories must not
   *     be replaced, {@link ErrorCode#DESTINATION_CONFLICT} where something in it must not go
   */
  DirectoryRecord prepare(DirectoryRecord directory, Placement root) throws CopyException {
    if (directory.isInUnit() || !isUnit(directory.source(), root)) {
      return directory;
    }
    FilePath target = directory.target();
    @Nullable FileStatus existing = finished(directory);
    ContentsComparison comparison = new ContentsComparison(scope, rules, leftovers, root, equality);
    if (existing == null) {
      return begin(directory, null, comparison.look(directory.source().path()));
    }
    Contents contents = comparison.compare(directory.source().path(), target);
    if (contents.isEqual() && scope.options().existingFiles() != ExistingFiles.REPLACE_ALWAYS) {
      refuseExisting(target);
      return directory.kept(existing);
    }
    refuseExisting(target);
    @Nullable CopyException obstacle = contents.obstacle();
    if (obstacle != null) {
      throw obstacle.during("'" + target + "' was not replaced as a whole");
    }
    @Nullable ExtraSearch search = rules.extras();
    if (search != null) {
      search.plan().foundInTarget(root.source().path(), contents.common());
      if (!contents.extra().isEmpty()) {
        search.plan().foundExtra(root.source().path(), contents.extra());
      }
    }
    return begin(directory, existing, contents);
  }

  private void refuseExisting(FilePath target) throws CopyException {
    if (scope.options().existingFiles() == ExistingFiles.FAIL
        && !scope.history().mayHavePublished(target)) {
      throw new CopyException(
          ErrorCode.DESTINATION_EXISTS, "Destination path '" + target + "' already exists.");
    }
  }

  /** The directory at the target, after a replacement that a killed run has left halfway. */
  private @Nullable FileStatus finished(DirectoryRecord directory) throws CopyException {
    if (scope.options().mode() == Mode.DRY_RUN
        || directory.existing() != null
        || !generations.isHalfway(directory.target())) {
      return directory.existing();
    }
    scope.history().aboutToPublish(directory.target());
    @Nullable FilePath filled = generations.finish(directory.target());
    if (filled != null) {
      // The lines of the killed run have the path under which it filled the directory.
      scope.report().renamed(filled, directory.target());
    }
    return scope.destination().status(directory.target()).orElse(null);
  }

  /** Beside a zone, the new directory would not be encrypted. */
  private void refuseZone(@Nullable FileStatus existing) throws CopyException {
    @Nullable FilePath parent = existing == null ? null : existing.path().parent();
    if (existing != null
        && parent != null
        && existing.storage() == Storage.ENCRYPTED
        && !scope
            .destination()
            .status(parent)
            .filter(above -> above.storage() == Storage.ENCRYPTED)
            .isPresent()) {
      throw new CopyException(
          ErrorCode.UNSUPPORTED_OPERATION,
          "'"
              + existing.path()
              + "' is an encryption zone, so that it cannot be replaced as a whole.");
    }
  }

  private DirectoryRecord begin(
      DirectoryRecord directory, @Nullable FileStatus existing, Contents contents)
      throws CopyException {
    FilePath target = directory.target();
    refuseZone(existing);
    if (scope.options().mode() == Mode.DRY_RUN) {
      return directory.filling(
          Generation.of(directory.source(), target, target, existing, contents));
    }
    quotas.check(target, contents.source());
    return directory.filling(
        Generation.of(directory.source(), target, generations.begin(target), existing, contents));
  }

  /** The hidden directories of the copy. */
  public Generations generations() {
    return generations;
  }

  /**
   * Checks that a new generation has all that the source has, and nothing else, and that the source
   * has not changed since the generation was begun.
   *
   * @throws CopyException {@link ErrorCode#SOURCE_CHANGED}, or {@link
   *     ErrorCode#VERIFICATION_FAILED}
   */
  public void check(Generation generation, Placement root) throws CopyException {
    Contents now =
        new ContentsComparison(scope, rules, leftovers, root, AtomicUnits::isSameLength)
            .compare(generation.source().path(), generation.hidden());
    if (now.source().fingerprint() != generation.planned().source().fingerprint()) {
      throw new CopyException(
          ErrorCode.SOURCE_CHANGED,
          "'" + generation.source().path() + "' changed while it was copied.");
    }
    if (!now.isEqual() || now.obstacle() != null) {
      throw new CopyException(
          ErrorCode.VERIFICATION_FAILED,
          "'"
              + generation.hidden()
              + "' has not the files of '"
              + generation.source().path()
              + "': another program has changed it.");
    }
  }

  /**
   * Checks that the old directory is as it was compared: what another program has written to it in
   * the meantime must not go with it.
   *
   * @throws CopyException {@link ErrorCode#DESTINATION_CONFLICT}
   */
  public void checkOld(Generation generation, Placement root) throws CopyException {
    if (generation.existing() == null) {
      return;
    }
    Contents now =
        new ContentsComparison(scope, rules, leftovers, root, file -> true)
            .compare(generation.source().path(), generation.target());
    Contents planned = generation.planned();
    if (now.target().fingerprint() != planned.target().fingerprint()
        || now.extra().fingerprint() != planned.extra().fingerprint()
        || now.obstacle() != null) {
      throw new CopyException(
          ErrorCode.DESTINATION_CONFLICT,
          "Another program has changed '" + generation.target() + "' during the copy.");
    }
  }

  private static boolean isSameLength(FileRecord file) {
    @Nullable FileStatus existing = file.existing();
    return existing != null && existing.length() == file.source().length();
  }
}
