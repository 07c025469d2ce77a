package io.howdah.plan;

import io.howdah.CopyException;
import io.howdah.CopyOptions;
import io.howdah.CopyOptions.Layout;
import io.howdah.CopyOptions.Mode;
import io.howdah.FileAttribute;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.FileStatus.Storage;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.scope.CopyScope;
import io.howdah.temporary.Leftovers;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What all directory scans of one copy have in common. */
final class ScanContext {
  private final CopyScope scope;
  private final FileFilter filter;
  private final Leftovers leftovers;
  private final PlanSink sink;
  private final AtomicLong directories = new AtomicLong();
  private final Set<FilePath> searched = new HashSet<>();
  private @Nullable FlatTarget flatTarget;

  ScanContext(CopyScope scope, FileFilter filter, Leftovers leftovers, PlanSink sink) {
    this.scope = scope;
    this.filter = filter;
    this.leftovers = leftovers;
    this.sink = sink;
  }

  RemoteFileSystem source() {
    return scope.source();
  }

  FileFilter filter() {
    return filter;
  }

  PlanSink sink() {
    return sink;
  }

  Leftovers leftovers() {
    return leftovers;
  }

  private CopyOptions options() {
    return scope.options();
  }

  boolean isFlat() {
    return options().layout() == Layout.FLAT;
  }

  /** Where an entry of that directory goes. */
  FilePath target(DirectoryRecord directory, FileStatus entry) throws CopyException {
    return isFlat() && entry.isDirectory()
        ? directory.target()
        : directory.target().child(entry.name());
  }

  /**
   * Gives a directory its number, and the permission that its copy gets.
   *
   * @param storage how the directory that holds its target stores new files
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
        // What exists says how files in it are stored; what is made inherits it.
        Placement.of(resolved, target, existing, existing == null ? storage : existing.storage()));
  }

  /** Claims a name in the flat target and returns what already has it; null where nothing has. */
  @Nullable FileStatus claim(FileStatus file) throws CopyException {
    FlatTarget flat = flatTarget;
    return flat == null ? null : flat.claim(file.path());
  }

  /** Before the walk of a flat copy: reads what the one target directory holds. */
  void readFlatTarget(Placement root) throws CopyException {
    if (isFlat() && flatTarget == null) {
      flatTarget =
          root.existing() == null
              ? FlatTarget.empty(root.target())
              : FlatTarget.read(scope.destination(), root.target(), leftovers);
    }
  }

  /** What the target of a directory holds; nothing is read of it in a flat copy. */
  TargetListing listing(DirectoryRecord directory) {
    return directory.existing() == null || isFlat()
        ? TargetListing.empty(scope.destination(), directory.target(), leftovers)
        : TargetListing.of(scope.destination(), directory.target(), leftovers);
  }

  /**
   * Reads the directory that a single file goes to, which the walk does not read: all of it where
   * this run may have left something, else the hidden names.
   */
  void searchForLeftoversBeside(FilePath target) {
    @Nullable FilePath directory = target.parent();
    if (directory == null || !searched.add(directory)) {
      return;
    }
    try {
      if (leftovers.areExpected()) {
        TargetListing.of(scope.destination(), directory, leftovers).readToEnd();
      } else {
        TargetListing.ofHidden(scope.destination(), directory, leftovers).readHidden();
      }
    } catch (CopyException e) {
      // It may be missing, or only writable. The copy of the file does not depend on it.
      return;
    }
  }

  /** Makes a directory that the destination lacks. */
  void makeTarget(DirectoryRecord directory) throws CopyException {
    if (options().mode() == Mode.COPY) {
      if (directory.isRoot()) {
        // A later process must know that this run made it.
        scope.history().aboutToPublish(directory.target());
      }
      @Nullable Integer permission =
          options().preserve().contains(FileAttribute.PERMISSION) && !isFlat()
              ? ownerMayEnter(directory.source().permission())
              : null;
      scope.destination().makeDirectories(directory.target(), permission);
    }
  }

  /** A read-only directory could not be filled; its own permission comes when it is full. */
  private static int ownerMayEnter(int permission) {
    return permission | 0700;
  }
}
