package io.howdah.plan;

import io.howdah.CopyException;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.Listing;
import io.howdah.scope.CopyScope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out whether a source has any file that a copy includes. Without one nothing is deleted. */
public final class SourceFiles {
  private final CopyScope scope;
  private final Selector selector;
  private final FilePath root;

  /**
   * Creates a search.
   *
   * @param root the source directory of the request
   */
  public SourceFiles(CopyScope scope, Selector selector, FilePath root) {
    this.scope = scope;
    this.selector = selector;
    this.root = root;
  }

  /**
   * Whether there is a file at or below a directory. It lists no more than it takes to find one.
   */
  public boolean exist(FilePath directory) throws CopyException {
    List<FilePath> below = new ArrayList<>();
    @Nullable String last = null;
    Listing page;
    do {
      scope.cancellation().check();
      page = scope.source().list(directory, last);
      for (FileStatus entry : page.entries()) {
        last = entry.name();
        if (entry.isFile() && isTaken(entry)) {
          return true;
        }
        if (entry.isDirectory() && isTaken(entry)) {
          below.add(entry.path());
        }
      }
    } while (page.hasMore());
    for (FilePath each : below) {
      if (exist(each)) {
        return true;
      }
    }
    return false;
  }

  private boolean isTaken(FileStatus entry) {
    return !Selector.isUnfinished(entry)
        && selector.choose(entry, entry.path().relativeTo(root)).isTaken();
  }
}
