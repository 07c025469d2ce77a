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
  private final PlanSink sink;
  private @Nullable FlatTarget flatTarget;

  ScanContext(
      RemoteFileSystem source,
      RemoteFileSystem destination,
      CopyOptions options,
      FileFilter filter,
      PlanSink sink) {
    this.source = source;
    this.destination = destination;
    this.options = options;
    this.filter = filter;
    this.sink = sink;
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
              : FlatTarget.read(destination, root.target());
    }
  }

  /** Makes a directory that the destination lacks. */
  void makeTarget(DirectoryTask directory) throws CopyException {
    if (options.mode() == Mode.COPY) {
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
