package io.howdah.plan;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.Listing;
import io.howdah.fs.RemoteFileSystem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Merges the sorted listings of a source directory and of its target, one page of the source at a
 * time. So no name needs a status request, and no directory is completely in memory.
 */
public final class DirectoryMerge {
  /** Which entries of the target are merged. */
  public enum Extent {
    /** Those that the source has too. The target is read up to the last name of the source. */
    SOURCE,
    /** All. */
    BOTH
  }

  /** More than a page of a server has. The target may have far more names than the source. */
  private static final int MOST_ENTRIES = 10_000;

  private final RemoteFileSystem source;
  private final FilePath directory;
  private final TargetListing target;
  private final Extent extent;
  private final Queue<FileStatus> page = new ArrayDeque<>();
  private @Nullable String last;
  private @Nullable String lastOfTarget;
  private boolean hasMorePages = true;
  private boolean hasMore = true;

  DirectoryMerge(RemoteFileSystem source, FilePath directory, TargetListing target, Extent extent) {
    this.source = source;
    this.directory = directory;
    this.target = target;
    this.extent = extent;
  }

  /** A merge of two directories that exist. */
  public static DirectoryMerge of(
      RemoteFileSystem source, FilePath directory, RemoteFileSystem destination, FilePath target) {
    return new DirectoryMerge(
        source, directory, TargetListing.of(destination, target, entry -> {}), Extent.BOTH);
  }

  /** Whether {@link #nextPage} has more entries, or may have. */
  public boolean hasMore() {
    return hasMore;
  }

  /**
   * The next entries, in the order of both listings.
   *
   * @throws CopyException also {@link ErrorCode#UNEXPECTED_ANSWER} where the source lists an entry
   *     twice
   */
  public List<MergedEntry> nextPage() throws CopyException {
    List<MergedEntry> merged = new ArrayList<>();
    if (page.isEmpty() && hasMorePages) {
      readPage();
    }
    while (!page.isEmpty() && merged.size() < MOST_ENTRIES) {
      mergeFirst(merged);
    }
    boolean isSourceRead = page.isEmpty() && !hasMorePages;
    if (isSourceRead && extent == Extent.BOTH) {
      while (target.peek() != null && merged.size() < MOST_ENTRIES) {
        merged.add(MergedEntry.onlyDestination(takeFromTarget()));
      }
    }
    hasMore = !isSourceRead || (extent == Extent.BOTH && target.peek() != null);
    return merged;
  }

  private void readPage() throws CopyException {
    Listing listing = source.list(directory, last);
    for (FileStatus entry : listing.entries()) {
      if (entry.name().equals(last)) {
        throw new CopyException(
            ErrorCode.UNEXPECTED_ANSWER, "The listing names '" + entry.path() + "' twice.");
      }
      requireOrder(last, entry);
      last = entry.name();
      page.add(entry);
    }
    hasMorePages = listing.hasMore();
  }

  /**
   * An entry out of order would be missed on one side. With {@link Extent#SOURCE} it is then copied
   * once more; with {@link Extent#BOTH} it would be deleted.
   */
  private void requireOrder(@Nullable String before, FileStatus entry) throws CopyException {
    if (extent == Extent.BOTH
        && before != null
        && FilePath.compareNames(before, entry.name()) >= 0) {
      throw new CopyException(
          ErrorCode.UNEXPECTED_ANSWER,
          "The listing names '"
              + entry.path()
              + "' behind '"
              + before
              + "', which is not sorted as"
              + " HDFS sorts it, so it is not known what is extra.");
    }
  }

  private FileStatus takeFromTarget() throws CopyException {
    FileStatus entry = target.take();
    requireOrder(lastOfTarget, entry);
    lastOfTarget = entry.name();
    return entry;
  }

  /** Merges the first entry of the page, or the entries of the target before it. */
  private void mergeFirst(List<MergedEntry> merged) throws CopyException {
    FileStatus entry = page.element();
    for (@Nullable FileStatus other = target.peek(); other != null; other = target.peek()) {
      int order = FilePath.compareNames(other.name(), entry.name());
      if (order > 0) {
        break;
      }
      takeFromTarget();
      if (order == 0) {
        merged.add(MergedEntry.both(page.remove(), other));
        return;
      }
      if (extent == Extent.BOTH) {
        merged.add(MergedEntry.onlyDestination(other));
        return;
      }
    }
    merged.add(MergedEntry.onlySource(page.remove()));
  }
}
