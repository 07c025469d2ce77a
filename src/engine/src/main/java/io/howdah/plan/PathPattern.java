package io.howdah.plan;

import io.howdah.Cancellation;
import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.Listing;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.temporary.TemporaryName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A path in which every name may be a {@link NamePattern}. Alternatives in braces may contain
 * slashes. It expands to the existing paths, in order and without duplicates.
 */
public final class PathPattern {
  /** All matches are in memory at the same time, unlike the content of directories. */
  private static final int MOST_MATCHES = 100_000;

  private final String text;
  private final List<List<String>> alternatives;

  private PathPattern(String text, List<List<String>> alternatives) {
    this.text = text;
    this.alternatives = alternatives;
  }

  /**
   * Parses an absolute path or pattern.
   *
   * @throws CopyException {@link ErrorCode#INVALID_ARGUMENT} or {@link ErrorCode#INVALID_PATH}
   */
  public static PathPattern of(String text) throws CopyException {
    List<List<String>> alternatives = new ArrayList<>();
    for (String path : BraceExpansion.expandAcrossNames(text)) {
      if (!path.startsWith("/")) {
        throw new CopyException(ErrorCode.INVALID_PATH, "The path '" + text + "' is not absolute.");
      }
      alternatives.add(names(path));
    }
    return new PathPattern(text, alternatives);
  }

  /** Whether it may match more than one path, independent of the existing files. */
  public boolean mayMatchSeveral() {
    return alternatives.size() > 1
        || alternatives.get(0).stream().anyMatch(NamePattern::mayMatchSeveral);
  }

  /**
   * All paths that match one of the alternatives, in order.
   *
   * @throws CopyException {@link ErrorCode#SOURCE_NOT_FOUND} for no match; {@link
   *     ErrorCode#INVALID_ARGUMENT} for too many matches; {@link ErrorCode#CANCELLED}
   */
  public List<FileStatus> expand(RemoteFileSystem fileSystem, Cancellation cancellation)
      throws CopyException {
    TreeMap<FilePath, FileStatus> found = new TreeMap<>();
    for (List<String> names : alternatives) {
      for (FileStatus status : expand(fileSystem, names, cancellation)) {
        found.put(status.path(), status);
        refuseTooMany(found.size());
      }
    }
    if (found.isEmpty()) {
      throw new CopyException(
          ErrorCode.SOURCE_NOT_FOUND,
          "Could not resolve source path '"
              + text
              + "': it does not exist, or nothing matches the pattern.");
    }
    return new ArrayList<>(found.values());
  }

  private List<FileStatus> expand(
      RemoteFileSystem fileSystem, List<String> names, Cancellation cancellation)
      throws CopyException {
    List<FilePath> paths = Collections.singletonList(FilePath.ROOT);
    List<FileStatus> statuses = null;
    for (String name : names) {
      if (NamePattern.isPattern(name)) {
        statuses = new ArrayList<>();
        for (FilePath directory : paths) {
          addMatching(statuses, fileSystem, directory, NamePattern.of(name), cancellation);
        }
        paths = paths(statuses);
      } else {
        statuses = null;
        paths = children(paths, name);
      }
    }
    return statuses == null ? existing(fileSystem, paths, cancellation) : statuses;
  }

  /**
   * Adds the entries that match. A name in the middle of a pattern may also match a file, which has
   * no entries.
   */
  private void addMatching(
      List<FileStatus> matching,
      RemoteFileSystem fileSystem,
      FilePath directory,
      NamePattern pattern,
      Cancellation cancellation)
      throws CopyException {
    try {
      Listing page;
      @Nullable String last = null;
      do {
        cancellation.check();
        page = fileSystem.list(directory, last);
        for (FileStatus entry : page.entries()) {
          last = entry.name();
          if (pattern.matches(entry.name()) && !TemporaryName.isTemporary(entry.name())) {
            matching.add(entry);
          }
        }
        refuseTooMany(matching.size());
      } while (page.hasMore());
    } catch (CopyException e) {
      if (e.code() != ErrorCode.FILE_NOT_FOUND && e.code() != ErrorCode.DESTINATION_CONFLICT) {
        throw e;
      }
    }
  }

  private void refuseTooMany(int matches) throws CopyException {
    if (matches > MOST_MATCHES) {
      throw new CopyException(
          ErrorCode.INVALID_ARGUMENT,
          "The pattern '"
              + text
              + "' matches more than "
              + MOST_MATCHES
              + " paths: name the directory that holds them.");
    }
  }

  private static List<FilePath> children(List<FilePath> directories, String name)
      throws CopyException {
    List<FilePath> children = new ArrayList<>();
    for (FilePath directory : directories) {
      children.add(directory.child(name));
    }
    return children;
  }

  private static List<FileStatus> existing(
      RemoteFileSystem fileSystem, List<FilePath> paths, Cancellation cancellation)
      throws CopyException {
    List<FileStatus> existing = new ArrayList<>();
    for (FilePath path : paths) {
      cancellation.check();
      Optional<FileStatus> status = fileSystem.status(path);
      status.ifPresent(existing::add);
    }
    return existing;
  }

  private static List<FilePath> paths(List<FileStatus> statuses) {
    List<FilePath> paths = new ArrayList<>();
    for (FileStatus status : statuses) {
      paths.add(status.path());
    }
    return paths;
  }

  private static List<String> names(String path) {
    List<String> names = new ArrayList<>();
    for (String name : path.split("/", -1)) {
      if (!name.isEmpty()) {
        names.add(name);
      }
    }
    return names;
  }

  @Override
  public String toString() {
    return text;
  }
}
