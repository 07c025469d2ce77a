package io.howdah.plan;

import io.howdah.CopyException;
import io.howdah.fs.FilePath;
import io.howdah.scope.CopyScope;
import java.util.ArrayList;
import java.util.List;

/**
 * The source directories that a copy does not list, since they are known to be equal. They are
 * listed only where it is not known otherwise whether the source has any file: without one, nothing
 * is deleted. Safe for use by many threads.
 */
final class UnlistedDirectories {
  /** Nearly always the first one has a file. Where none of these has one, nothing is deleted. */
  private static final int MOST_REMEMBERED = 1_000;

  private final CopyScope scope;
  private final Selector selector;
  private final List<FilePath> directories = new ArrayList<>();

  UnlistedDirectories(CopyScope scope, Selector selector) {
    this.scope = scope;
    this.selector = selector;
  }

  synchronized void add(FilePath directory) {
    if (directories.size() < MOST_REMEMBERED) {
      directories.add(directory);
    }
  }

  /**
   * Whether one of them has a file that the copy includes.
   *
   * @param root the source directory of the request
   */
  synchronized boolean haveFile(FilePath root) throws CopyException {
    SourceFiles files = new SourceFiles(scope, selector, root);
    for (FilePath directory : directories) {
      if (files.exist(directory)) {
        return true;
      }
    }
    return false;
  }
}
