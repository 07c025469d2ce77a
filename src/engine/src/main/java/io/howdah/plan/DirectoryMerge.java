package io.howdah.plan;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.Listing;
import io.howdah.fs.RemoteFileSystem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Merges the sorted listings of a source directory and of its target, one page of the source at a
 * time. So no name needs a status request, and no directory is completely in memory.
 *
 * <p>Names of the target after the last name of the source are not merged.
 */
final class DirectoryMerge {
  private final RemoteFileSystem source;
  private final FilePath directory;
  private final TargetListing target;
  private @Nullable String last;
  private boolean more = true;

  DirectoryMerge(RemoteFileSystem source, FilePath directory, TargetListing target) {
    this.source = source;
    this.directory = directory;
    this.target = target;
  }

  /** Whether the source has another page. */
  boolean hasMore() {
    return more;
  }

  /**
   * The next page of the source, merged with the names of the target up to its end, in the order of
   * both listings.
   *
   * @throws CopyException also {@link ErrorCode#UNEXPECTED_ANSWER} where the source lists an entry
   *     twice
   */
  List<MergedEntry> nextPage() throws CopyException {
    List<MergedEntry> merged = new ArrayList<>();
    Listing page = source.list(directory, last);
    for (FileStatus entry : page.entries()) {
      if (entry.name().equals(last)) {
        throw new CopyException(
            ErrorCode.UNEXPECTED_ANSWER, "The listing names '" + entry.path() + "' twice.");
      }
      last = entry.name();
      merge(entry, merged);
    }
    more = page.hasMore();
    return merged;
  }

  private void merge(FileStatus entry, List<MergedEntry> merged) throws CopyException {
    for (@Nullable FileStatus other = target.peek(); other != null; other = target.peek()) {
      int order = FilePath.compareNames(other.name(), entry.name());
      if (order > 0) {
        break;
      }
      target.take();
      if (order == 0) {
        merged.add(MergedEntry.both(entry, other));
        return;
      }
      merged.add(MergedEntry.onlyDestination(other));
    }
    merged.add(MergedEntry.onlySource(entry));
  }
}
