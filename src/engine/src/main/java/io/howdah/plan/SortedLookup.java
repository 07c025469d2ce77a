package io.howdah.plan;

import io.howdah.CopyException;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.Listing;
import io.howdah.fs.RemoteFileSystem;
import java.util.Collections;
import java.util.Iterator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds names in a directory's listing when they are asked for in the listing's own order, page by
 * page: the merge of two sorted listings, so that no file costs a status call.
 */
final class SortedLookup {
  /** No name is or begins with a slash, the character after the dot. */
  private static final String BEHIND_HIDDEN = "/";

  private final RemoteFileSystem fileSystem;
  private final FilePath directory;
  private final Leftovers leftovers;
  private Iterator<FileStatus> page = Collections.emptyIterator();
  private @Nullable FileStatus next;
  private @Nullable String last;
  private boolean more;

  private SortedLookup(
      RemoteFileSystem fileSystem, FilePath directory, Leftovers leftovers, boolean more) {
    this.fileSystem = fileSystem;
    this.directory = directory;
    this.leftovers = leftovers;
    this.more = more;
  }

  /** A lookup that will ask for the listing of {@code directory} when it is first needed. */
  static SortedLookup of(RemoteFileSystem fileSystem, FilePath directory, Leftovers leftovers) {
    return new SortedLookup(fileSystem, directory, leftovers, true);
  }

  /** A lookup that leaves out all names before the hidden ones, which begin with a dot. */
  static SortedLookup ofHidden(
      RemoteFileSystem fileSystem, FilePath directory, Leftovers leftovers) {
    SortedLookup lookup = of(fileSystem, directory, leftovers);
    lookup.last = ".";
    return lookup;
  }

  /** A lookup in a directory that is known to be empty. */
  static SortedLookup empty(RemoteFileSystem fileSystem, FilePath directory, Leftovers leftovers) {
    return new SortedLookup(fileSystem, directory, leftovers, false);
  }

  /**
   * The entry of that name, or null.
   *
   * @param name not before the one of the last call
   */
  @Nullable FileStatus find(String name) throws CopyException {
    while (next != null || advance()) {
      FileStatus candidate = Objects.requireNonNull(next);
      int order = FilePath.compareNames(candidate.name(), name);
      if (order > 0) {
        return null;
      }
      next = null;
      if (order == 0) {
        return candidate;
      }
    }
    return null;
  }

  /**
   * Lets the hidden names be noticed that were not asked for: a listing has them before all letters
   * and digits.
   */
  void readHidden() throws CopyException {
    while ((next != null || advance())
        && FilePath.compareNames(Objects.requireNonNull(next).name(), BEHIND_HIDDEN) < 0) {
      next = null;
    }
  }

  /** Whether anything of the listing was read. */
  boolean isBegun() {
    return last != null;
  }

  /** Lets whatever nobody asked for be noticed, too. */
  void readToEnd() throws CopyException {
    do {
      next = null;
    } while (advance());
  }

  private boolean advance() throws CopyException {
    while (!page.hasNext() && more) {
      Listing listing = fileSystem.list(directory, last);
      page = listing.entries().iterator();
      more = listing.hasMore();
    }
    if (!page.hasNext()) {
      return false;
    }
    FileStatus status = page.next();
    last = status.name();
    next = status;
    leftovers.notice(status);
    return true;
  }
}
