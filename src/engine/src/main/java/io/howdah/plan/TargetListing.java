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
 * The sorted listing of one destination directory, read page by page as needed. Each entry is
 * passed to an observer.
 */
final class TargetListing {
  /**
   * The first name after all hidden names: a slash follows the dot, and no name contains a slash.
   */
  private static final String BEHIND_HIDDEN = "/";

  private final RemoteFileSystem fileSystem;
  private final FilePath directory;
  private final Observer observer;
  private Iterator<FileStatus> page = Collections.emptyIterator();
  private @Nullable FileStatus next;
  private @Nullable String last;
  private boolean more;

  private TargetListing(
      RemoteFileSystem fileSystem, FilePath directory, Observer observer, boolean more) {
    this.fileSystem = fileSystem;
    this.directory = directory;
    this.observer = observer;
    this.more = more;
  }

  /** Receives each entry when it is read. */
  interface Observer {
    void notice(FileStatus entry) throws CopyException;
  }

  /** The listing of an existing directory. */
  static TargetListing of(RemoteFileSystem fileSystem, FilePath directory, Observer observer) {
    return new TargetListing(fileSystem, directory, observer, true);
  }

  /** The listing without the names before the hidden ones, which begin with a dot. */
  static TargetListing ofHidden(
      RemoteFileSystem fileSystem, FilePath directory, Observer observer) {
    TargetListing listing = of(fileSystem, directory, observer);
    listing.last = ".";
    return listing;
  }

  /** The listing of a directory that is known to be empty. Sends no request. */
  static TargetListing empty(RemoteFileSystem fileSystem, FilePath directory, Observer observer) {
    return new TargetListing(fileSystem, directory, observer, false);
  }

  /** The first entry that was not removed; null at the end. */
  @Nullable FileStatus peek() throws CopyException {
    while (next == null && (page.hasNext() || more)) {
      if (page.hasNext()) {
        take(page.next());
      } else {
        Listing listing = fileSystem.list(directory, last);
        page = listing.entries().iterator();
        more = listing.hasMore();
      }
    }
    return next;
  }

  private void take(FileStatus entry) throws CopyException {
    last = entry.name();
    next = entry;
    observer.notice(entry);
  }

  /** Removes and returns the entry of {@link #peek}. */
  FileStatus take() throws CopyException {
    FileStatus entry = Objects.requireNonNull(peek(), "the listing is at its end");
    next = null;
    return entry;
  }

  /** Whether a page of the listing was read. */
  boolean isBegun() {
    return last != null;
  }

  /** Reads the remaining hidden names. They come before all letters and digits. */
  void readHidden() throws CopyException {
    @Nullable FileStatus entry = peek();
    while (entry != null && FilePath.compareNames(entry.name(), BEHIND_HIDDEN) < 0) {
      take();
      entry = peek();
    }
  }

  /** Reads all remaining names. */
  void readToEnd() throws CopyException {
    while (peek() != null) {
      take();
    }
  }
}
