package io.howdah.plan;

import io.howdah.CopyException;
import io.howdah.CopyOptions;
import io.howdah.ErrorCode;
import io.howdah.FileAttribute;
import io.howdah.Layout;
import io.howdah.Mode;
import io.howdah.event.DirectoryPlanned;
import io.howdah.event.EntryExcluded;
import io.howdah.event.EntryExcluded.Kind;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.FileStatus.Storage;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.plan.Selector.Choice;
import io.howdah.report.Change;
import io.howdah.report.PlannedAction;
import io.howdah.scope.CopyScope;
import io.howdah.temporary.Leftovers;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The objects that all directory scans of one copy share. */
final class ScanContext {
  private final CopyScope scope;
  private final TreeRules rules;
  private final Leftovers leftovers;
  private final PlanSink sink;
  private final AtomicLong directories = new AtomicLong();
  private final Set<FilePath> searched = new HashSet<>();
  private final DirectoryPolicies policies;
  private final UnlistedDirectories unlisted;
  private final TableFormats formats;
  private @Nullable FlatTarget flatTarget;

  ScanContext(CopyScope scope, TreeRules rules, Leftovers leftovers, PlanSink sink) {
    this.scope = scope;
    this.rules = rules;
    this.leftovers = leftovers;
    this.sink = sink;
    this.policies = new DirectoryPolicies(scope);
    this.unlisted = new UnlistedDirectories(scope, rules.selector());
    this.formats = new TableFormats(scope.options().selection(), scope.listener());
  }

  RemoteFileSystem source() {
    return scope.source();
  }

  PlanSink sink() {
    return sink;
  }

  Leftovers leftovers() {
    return leftovers;
  }

  /** The search for extra entries; null where nothing is deleted. */
  @Nullable ExtraSearch extras() {
    return rules.extras();
  }

  /** Whether both trees are only compared. */
  boolean isComparison() {
    return rules.isComparison();
  }

  /** Whether a comparison finds a file on one side and a directory on the other. */
  boolean isOtherKind(FileStatus source, @Nullable FileStatus existing) {
    return isComparison()
        && existing != null
        && (source.isFile() || source.isDirectory())
        && source.type() != existing.type();
  }

  private CopyOptions options() {
    return scope.options();
  }

  boolean isFlat() {
    return options().layout() == Layout.FLAT;
  }

  /**
   * Whether the copy is about an entry. What it leaves out is reported.
   *
   * @param root the source that the entry is below, or that it is
   */
  boolean takes(FileStatus entry, FilePath root) {
    if (Selector.isUnfinished(entry)) {
      return false;
    }
    if (rules.extras() != null && entry.type() == FileStatus.Type.UNDECODABLE) {
      // No rule knows its true name, so its copy must not count as extra: it fails instead.
      return true;
    }
    boolean isRoot = entry.path().equals(root);
    String path = isRoot ? entry.name() : entry.path().relativeTo(root);
    rules.selector().found(path);
    Choice choice = rules.selector().choose(entry, path);
    if (!choice.isTaken()) {
      scope
          .listener()
          .on(
              EntryExcluded.of(
                  entry.isDirectory() ? Kind.DIRECTORY : Kind.FILE,
                  entry.path().toString(),
                  choice.rule()));
    }
    return choice.isTaken();
  }

  /**
   * Whether an entry of the source is left out, since the plan that the run follows does not have
   * it. An existing directory is never left out: the plan may have something below it.
   */
  boolean isUnplanned(FileStatus source, FilePath target, @Nullable FileStatus existing) {
    boolean isMentioned = scope.approved().mentions(target);
    if (isMentioned || (source.isDirectory() && existing != null)) {
      return false;
    }
    scope
        .listener()
        .on(
            EntryExcluded.of(
                source.isDirectory() ? Kind.DIRECTORY : Kind.FILE, source.path().toString(), null));
    return true;
  }

  /** Looks at the format of the table that an entry may belong to. A comparison takes any. */
  void checkFormat(FileStatus source) throws CopyException {
    if (!isComparison()) {
      formats.check(source);
    }
  }

  /** Whether a directory and everything in it is known to be equal, so that it is not listed. */
  boolean isKnownEqual(FileStatus source, FilePath target, @Nullable FileStatus existing) {
    boolean isEqual =
        existing != null && existing.isDirectory() && scope.changes().isEqualBelow(target);
    if (isEqual) {
      unlisted.add(source.path());
    }
    return isEqual;
  }

  /** The directories that are not listed, since they are known to be equal. */
  UnlistedDirectories unlisted() {
    return unlisted;
  }

  /** Whether the plan that the run follows deletes an entry of the target, in whatever state. */
  boolean isDeletePlanned(FilePath target) {
    return scope.approved().mentionsDelete(target);
  }

  /**
   * Refuses to delete an entry of the target that is not as the plan found it.
   *
   * @param content what would be deleted of it
   * @throws CopyException {@link ErrorCode#CHANGED_SINCE}
   */
  void refuseUnapproved(FileStatus existing, Portion content) throws CopyException {
    if (!scope.approved().approvesDelete(existing, content.planned())) {
      throw new CopyException(
          ErrorCode.CHANGED_SINCE,
          "'"
              + existing.path()
              + "' was not deleted, since it has changed after the plan was made.");
    }
  }

  /** The record of a directory that may be replaced as a whole. */
  DirectoryRecord prepare(DirectoryRecord directory, Placement root) throws CopyException {
    @Nullable AtomicUnits units = rules.units();
    return units == null ? directory : units.prepare(directory, root);
  }

  /** Whether the source directories of the request may be replaced as a whole. */
  boolean replacesTrees() {
    return rules.units() != null;
  }

  /** The target of an entry of that directory. */
  FilePath target(DirectoryRecord directory, FileStatus entry) throws CopyException {
    return isFlat() && entry.isDirectory()
        ? directory.target()
        : directory.target().child(entry.name());
  }

  /**
   * Creates the record of a directory, with its number and the permission of its copy.
   *
   * @param storage the storage of new files in the parent of its target
   */
  DirectoryRecord directory(
      long parent,
      FileStatus source,
      FilePath target,
      @Nullable FileStatus existing,
      Storage storage)
      throws CopyException {
    FileStatus resolved =
        isFlat() ? source : SourcePermission.resolve(scope.source(), options(), source);
    return DirectoryRecord.of(
        directories.incrementAndGet(),
        parent,
        // An existing directory has its own storage for files; a new one inherits that of its
        // parent.
        Placement.of(resolved, target, existing, existing == null ? storage : existing.storage()));
  }

  /** Reserves a name in the flat target. Returns the existing entry; null where there is none. */
  @Nullable FileStatus claim(FileStatus file) throws CopyException {
    FlatTarget flat = flatTarget;
    return flat == null ? null : flat.claim(file.path());
  }

  /** Lists the target directory of a flat copy, before the walk. */
  void readFlatTarget(Placement root) throws CopyException {
    if (isFlat() && flatTarget == null) {
      flatTarget =
          root.existing() == null
              ? FlatTarget.empty(root.target())
              : FlatTarget.read(scope.destination(), root.target(), leftovers);
    }
  }

  /** The listing of the target of a directory. In a flat copy it is not read. */
  TargetListing listing(DirectoryRecord directory) {
    return directory.existing() == null || isFlat()
        ? TargetListing.empty(scope.destination(), directory.target(), leftovers::notice)
        : TargetListing.of(scope.destination(), directory.target(), leftovers::notice);
  }

  /**
   * Reads the target directory of a single file for leftovers, since the walk does not read it.
   * Where this run may have leftovers, it reads all of it, otherwise the hidden names.
   */
  void searchForLeftoversBeside(FilePath target) {
    @Nullable FilePath directory = target.parent();
    if (directory == null || isComparison() || !searched.add(directory)) {
      return;
    }
    try {
      if (leftovers.areExpected()) {
        TargetListing.of(scope.destination(), directory, leftovers::notice).readToEnd();
      } else {
        TargetListing.ofHidden(scope.destination(), directory, leftovers::notice).readHidden();
      }
    } catch (CopyException e) {
      // The directory may be missing, or not readable. The copy of the file does not depend on it.
      return;
    }
  }

  /** Creates the target directory where it does not exist. */
  void makeTarget(DirectoryRecord directory) throws CopyException {
    if (isComparison()) {
      return;
    }
    if (options().mode() == Mode.DRY_RUN) {
      if (replacesNothing(directory) && (!isFlat() || directory.id() == 1)) { // flat: one is made
        scope.plan().add(PlannedAction.make(directory.target(), directory.source()));
        scope.listener().on(DirectoryPlanned.of(directory.target().toString()));
      }
      return;
    }
    refuseUnapproved(directory);
    if (options().mode() == Mode.COPY) {
      if (!directory.isInGeneration()) {
        scope.report().aboutTo(() -> Change.make(directory.target()));
      }
      if (directory.isRoot()) {
        // A later process must recognize that this run created it.
        scope.history().aboutToPublish(directory.target());
      }
      @Nullable Integer permission =
          options().preserve().contains(FileAttribute.PERMISSION) && !isFlat()
              ? ownerMayEnter(directory.source().permission())
              : null;
      scope.destination().makeDirectories(directory.target(), permission);
      inheritPermission(directory);
      scope.report().made(directory.target());
    }
  }

  private static boolean replacesNothing(DirectoryRecord directory) {
    return directory.generation() == null || directory.generation().existing() == null;
  }

  /** A directory that takes the place of another one has its permission. */
  private void inheritPermission(DirectoryRecord directory) throws CopyException {
    @Nullable Generation generation = directory.generation();
    @Nullable FileStatus replaced = generation == null ? null : generation.existing();
    if (replaced != null && !options().preserve().contains(FileAttribute.PERMISSION)) {
      scope
          .destination()
          .setPermission(
              directory.target(),
              replaced.hasAcl()
                  ? scope.destination().permissionWithoutAcl(replaced)
                  : replaced.permission());
    }
  }

  private void refuseUnapproved(DirectoryRecord directory) throws CopyException {
    if (!scope.approved().approvesDirectory(directory.target())) {
      throw new CopyException(
          ErrorCode.CHANGED_SINCE,
          "The directory '" + directory.target() + "' was deleted after the plan was made.");
    }
  }

  /** Sets the policies for new files in a directory. Returns the record with their storage. */
  DirectoryRecord setPolicies(DirectoryRecord directory) throws CopyException {
    if (isFlat() || rules.isComparison()) {
      return directory;
    }
    if (maySetPolicies(directory)) {
      return policies.apply(directory);
    }
    if (options().mode() == Mode.COPY
        && scope.approved().mentionsAttributes(directory.target())
        && !scope
            .preservation()
            .examine(directory.target(), () -> policies.apply(directory))
            .isEmpty()) {
      throw new CopyException(
          ErrorCode.CHANGED_SINCE,
          "The policies of '"
              + directory.target()
              + "' were not set, since it or its source has changed after the plan was made.");
    }
    return directory;
  }

  private boolean maySetPolicies(DirectoryRecord directory) {
    @Nullable FileStatus existing = directory.existing();
    switch (options().mode()) {
      case COPY:
        return existing == null
            || scope.approved().approvesAttributes(existing, directory.source())
            || scope.approved().approvesDirectory(directory.target());
      case DRY_RUN:
        return existing != null;
    }
    throw new IllegalArgumentException(options().mode().toString());
  }

  /** Files must be created in the directory first. Its own permission is set after that. */
  private static int ownerMayEnter(int permission) {
    return permission | 0700;
  }
}
