package io.howdah.plan;

import io.howdah.CopyException;
import io.howdah.CopyOptions;
import io.howdah.CopyOptions.Layout;
import io.howdah.CopyOptions.Mode;
import io.howdah.FileAttribute;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.RemoteFileSystem;
import org.jspecify.annotations.Nullable;

/** What all directory scans of one copy have in common. */
final class ScanContext {
  private final RemoteFileSystem source;
  private final RemoteFileSystem destination;
  private final CopyOptions options;
  private final FileFilter filter;
  private final RunHistory history;
  private final PlanSink sink;
  private final Leftovers leftovers;
  private @Nullable FlatTarget flatTarget;

  ScanContext(
      RemoteFileSystem source,
      RemoteFileSystem destination,
      CopyOptions options,
      FileFilter filter,
      RunHistory history,
      PlanSink sink) {
    this.source = source;
    this.destination = destination;
    this.options = options;
    this.filter = filter;
    this.history = history;
    this.sink = sink;
    this.leftovers = new Leftovers(history, sink);
  }

  RemoteFileSystem source() {
    return source;
  }

  RemoteFileSystem destination() {
    return destination;
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

  /** The status of a source directory, with the permission that its copy gets. */
  FileStatus withPermission(FileStatus directory) throws CopyException {
    return isFlat() ? directory : SourcePermission.resolve(source, options, directory);
  }

  boolean isFlat() {
    return options.layout() == Layout.FLAT;
  }

  /** Where an entry of that directory goes. */
  FilePath target(DirectoryTask directory, FileStatus entry) throws CopyException {
    return isFlat() && entry.isDirectory()
        ? directory.target()
        : directory.target().child(entry.name());
  }

  /** What already has the name of a file that was found; null where nothing has. */
  @Nullable FileStatus existing(FileStatus file, SortedLookup lookup) throws CopyException {
    FlatTarget flat = flatTarget;
    return flat == null ? lookup.find(file.name()) : flat.claim(file.path());
  }

  /** Claims a name in the flat target and answers what already has it; null where nothing has. */
  @Nullable FileStatus claim(FileStatus file) throws CopyException {
    FlatTarget flat = flatTarget;
    return flat == null ? null : flat.claim(file.path());
  }

  /** Before the walk of a flat copy: reads what the one target directory holds. */
  void readFlatTarget(CopyRoot root) throws CopyException {
    if (isFlat() && flatTarget == null) {
      flatTarget =
          root.existing() == null
              ? FlatTarget.empty(root.target())
              : FlatTarget.read(destination, root.target(), leftovers);
    }
  }

  /** Before a single file is copied, whose directory is not walked. */
  void searchForLeftoversBeside(FilePath target) {
    @Nullable FilePath directory = target.parent();
    if (directory != null) {
      leftovers.search(destination, directory);
    }
  }

  /** Makes a directory that the destination lacks. */
  void makeTarget(DirectoryTask directory) throws CopyException {
    if (options.mode() == Mode.COPY) {
      if (directory.parent() == null) {
        // A later process must know that it stands there by us, and was not there before.
        history.aboutToPublish(directory.target());
      }
      @Nullable Integer permission =
          options.preserve().contains(FileAttribute.PERMISSION) && !isFlat()
              ? ownerMayEnter(directory.source().permission())
              : null;
      destination.makeDirectories(directory.target(), permission);
    }
  }

  /** A read-only directory could not be filled; its own permission comes when it is full. */
  private static int ownerMayEnter(int permission) {
    return permission | 0700;
  }
}
