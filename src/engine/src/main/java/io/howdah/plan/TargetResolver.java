package io.howdah.plan;

import io.howdah.CopyException;
import io.howdah.CopyOptions;
import io.howdah.CopyRequest.Target;
import io.howdah.ErrorCode;
import io.howdah.ExistingFiles;
import io.howdah.Layout;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.FileStatus.Storage;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.scope.CopyScope;
import io.howdah.scope.RunHistory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Determines the exact target of each source, by the rule of {@code cp} or as an exact target. */
public final class TargetResolver {
  private enum Existing {
    REFUSED_AS_REQUESTED,
    ACCEPTED
  }

  private final RemoteFileSystem destination;
  private final CopyOptions options;
  private final Target rule;
  private final RunHistory history;
  private final boolean severalSources;
  private final Existing existingTargets;

  /**
   * Creates a resolver for one copy.
   *
   * @param pattern the requested path. If it may match several paths, the destination receives each
   *     match under its own name, even if there is only one match now.
   */
  public TargetResolver(CopyScope scope, PathPattern pattern) {
    this(scope, pattern, Existing.REFUSED_AS_REQUESTED);
  }

  private TargetResolver(CopyScope scope, PathPattern pattern, Existing existingTargets) {
    this.destination = scope.destination();
    this.options = scope.options();
    this.rule = scope.request().target();
    this.history = scope.history();
    this.severalSources = pattern.mayMatchSeveral();
    this.existingTargets = existingTargets;
  }

  /** A resolver for one comparison, which accepts whatever is at the target. */
  public static TargetResolver ofComparison(CopyScope scope, PathPattern pattern) {
    return new TargetResolver(scope, pattern, Existing.ACCEPTED);
  }

  /**
   * The targets of {@code sources} for the destination {@code path}.
   *
   * @throws CopyException {@link ErrorCode#DESTINATION_EXISTS} where a target exists that must not
   *     be overwritten and is not this run's own; {@link ErrorCode#DESTINATION_CONFLICT} where two
   *     sources, or a file and a directory, claim the same name; {@link ErrorCode#PARENT_NOT_FOUND}
   *     where the rule of {@code cp} requires a parent directory that is missing
   */
  public List<Placement> resolve(List<FileStatus> sources, FilePath path) throws CopyException {
    @Nullable FileStatus existing = destination.status(path).orElse(null);
    // HDFS stores a new file as its directory requires, even where it replaces a file with another
    // storage.
    Storage storage =
        existing != null && existing.isDirectory() ? existing.storage() : storageOfAncestor(path);
    List<Placement> roots = new ArrayList<>();
    for (FileStatus source : sources) {
      roots.add(root(source, path, existing, storage, sources.size()));
    }
    if (options.layout() == Layout.TREE) {
      refuseConflicts(roots);
    }
    return roots;
  }

  private Placement root(
      FileStatus source, FilePath path, @Nullable FileStatus existing, Storage storage, int sources)
      throws CopyException {
    boolean isExactDirectory = rule == Target.EXACT && severalSources;
    if (options.layout() == Layout.FLAT && (source.isDirectory() || sources > 1)) {
      refuseFile(existing);
      return Placement.of(source, path, existing, storage);
    }
    FilePath target = path;
    @Nullable FileStatus atTarget = existing;
    if (isExactDirectory) {
      refuseFile(existing);
    }
    if (isExactDirectory || isInside(source, existing)) {
      target = path.child(source.name());
      atTarget = destination.status(target).orElse(null);
    }
    if (atTarget != null && existingTargets == Existing.REFUSED_AS_REQUESTED) {
      refuseExisting(source, atTarget);
    }
    return Placement.of(source, target, atTarget, storage);
  }

  /**
   * A target directory that this run created itself counts as missing: it did not exist when the
   * run began.
   */
  private boolean isInside(FileStatus source, @Nullable FileStatus existing) {
    return existing != null
        && existing.isDirectory()
        && rule == Target.INSIDE_EXISTING_DIRECTORY
        && !source.path().isRoot()
        && !history.mayHavePublished(existing.path());
  }

  private void refuseExisting(FileStatus source, FileStatus target) throws CopyException {
    if (options.existingFiles() == ExistingFiles.FAIL && !history.mayHavePublished(target.path())) {
      throw new CopyException(
          ErrorCode.DESTINATION_EXISTS, "Destination path '" + target.path() + "' already exists.");
    }
    if (source.type() != target.type()) {
      throw new CopyException(
          ErrorCode.DESTINATION_CONFLICT,
          "Cannot replace the " + describe(target) + " by the " + describe(source) + ".");
    }
  }

  private static void refuseFile(@Nullable FileStatus existing) throws CopyException {
    if (existing != null && !existing.isDirectory()) {
      throw new CopyException(
          ErrorCode.DESTINATION_CONFLICT,
          "The destination of several files must be a directory, and '"
              + existing.path()
              + "' is none.");
    }
  }

  private static void refuseConflicts(List<Placement> roots) throws CopyException {
    Map<FilePath, FilePath> sources = new HashMap<>();
    for (Placement root : roots) {
      @Nullable FilePath other = sources.put(root.target(), root.source().path());
      if (other != null) {
        throw new CopyException(
            ErrorCode.DESTINATION_CONFLICT,
            "Conflicting files '"
                + other
                + "' and '"
                + root.source().path()
                + "': can't copy both files to '"
                + root.target()
                + "'.");
      }
    }
  }

  /** A new directory inherits the storage of its parent. */
  private Storage storageOfAncestor(FilePath path) throws CopyException {
    @Nullable FilePath ancestor = path.parent();
    while (ancestor != null) {
      Optional<FileStatus> status = destination.status(ancestor);
      if (status.isPresent()) {
        if (!status.get().isDirectory()) {
          throw new CopyException(
              ErrorCode.DESTINATION_CONFLICT,
              "Cannot copy to '" + path + "': '" + ancestor + "' is not a directory.");
        }
        return status.get().storage();
      }
      if (rule == Target.INSIDE_EXISTING_DIRECTORY) {
        throw new CopyException(
            ErrorCode.PARENT_NOT_FOUND, "Parent directory of '" + path + "' does not exist.");
      }
      ancestor = ancestor.parent();
    }
    return Storage.REPLICATED;
  }

  private static String describe(FileStatus status) {
    switch (status.type()) {
      case FILE:
        return "file '" + status.path() + "'";
      case DIRECTORY:
        return "directory '" + status.path() + "'";
      case SYMLINK:
        return "symbolic link '" + status.path() + "'";
      case OTHER:
        return "special file '" + status.path() + "'";
      case UNDECODABLE:
        return "file of an undecodable name '" + status.path() + "'";
    }
    throw new IllegalArgumentException(status.toString());
  }
}
