package io.howdah.fs.webhdfs;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.Listing;
import io.howdah.fs.SnapshotChange;
import io.howdah.fs.SnapshotRange;
import io.howdah.fs.Snapshots;
import io.howdah.fs.webhdfs.request.Operation;
import io.howdah.fs.webhdfs.request.Request;
import io.howdah.fs.webhdfs.response.DifferencePage;
import io.howdah.fs.webhdfs.response.DifferencePageReader;
import io.howdah.fs.webhdfs.response.EmptyReader;
import io.howdah.fs.webhdfs.response.SnapshotDifferenceReader;
import io.howdah.fs.webhdfs.response.ValueReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The snapshots of HDFS. Each request has all its parameters, since an HttpFS fails for a while
 * after one that misses a parameter. To an HttpFS an empty value is none.
 */
final class SnapshotOperations implements Snapshots {
  private final NameNodeCalls nameNode;
  private final ListOperation listing;
  private volatile boolean withoutPages;

  SnapshotOperations(NameNodeCalls nameNode, ListOperation listing) {
    this.nameNode = nameNode;
    this.listing = listing;
  }

  /** Lists {@code .snapshot}, since GETSNAPSHOTLIST exists only since Hadoop 3.4. */
  @Override
  public Optional<List<FileStatus>> list(FilePath directory) throws CopyException {
    FilePath all = directory.child(DIRECTORY);
    List<FileStatus> found = new ArrayList<>();
    @Nullable String last = null;
    try {
      boolean more = true;
      while (more) {
        Listing page = listing.list(all, last);
        found.addAll(page.entries());
        more = page.hasMore();
        last = found.isEmpty() ? null : found.get(found.size() - 1).name();
      }
    } catch (CopyException e) {
      if (isNone(e) || NameNodeCalls.isNothingThere(e)) {
        return Optional.empty();
      }
      throw e;
    }
    return Optional.of(found);
  }

  @Override
  public void create(FilePath directory, String name) throws CopyException {
    try {
      nameNode.ask(named(Operation.CREATESNAPSHOT, directory, name), ValueReader.ofPath());
    } catch (CopyException e) {
      if (e.code() != ErrorCode.DESTINATION_EXISTS) { // by an earlier request
        throw e;
      }
    }
  }

  @Override
  public boolean delete(FilePath directory, String name) throws CopyException {
    try {
      nameNode.ask(named(Operation.DELETESNAPSHOT, directory, name), new EmptyReader());
      return true;
    } catch (CopyException e) {
      if (isNone(e)) {
        return false;
      }
      throw e;
    }
  }

  /**
   * By pages where the servers have them, since Hadoop 3.4. All at once, a NameNode is busy. Only
   * changes until now are requested at once: other ones may follow between two pages, and an HttpFS
   * fails for a while after such a request for a page.
   */
  @Override
  public List<SnapshotChange> difference(FilePath directory, SnapshotRange range, int most)
      throws CopyException {
    if (range.isUntilNow()) {
      return atOnce(directory, range, most);
    }
    if (!withoutPages) {
      try {
        return byPages(directory, range, most);
      } catch (CopyException e) {
        if (e.code() != ErrorCode.UNSUPPORTED_OPERATION) {
          throw e;
        }
      }
    }
    List<SnapshotChange> changes = atOnce(directory, range, most);
    withoutPages = true;
    return changes;
  }

  private List<SnapshotChange> atOnce(FilePath directory, SnapshotRange range, int most)
      throws CopyException {
    return nameNode.ask(
        named(Operation.GETSNAPSHOTDIFF, directory, range.to())
            .with("oldsnapshotname", range.from()),
        new SnapshotDifferenceReader(most));
  }

  private List<SnapshotChange> byPages(FilePath directory, SnapshotRange range, int most)
      throws CopyException {
    List<DifferencePage> pages = new ArrayList<>();
    DifferencePage page = DifferencePage.begin();
    int size = 0;
    do {
      DifferencePage next =
          nameNode.ask(
              named(Operation.GETSNAPSHOTDIFFLISTING, directory, range.to())
                  .with("oldsnapshotname", range.from())
                  .with("snapshotdiffstartpath", page.lastPath())
                  .with("snapshotdiffindex", page.lastIndex()),
              new DifferencePageReader());
      if (!next.isLast() && next.endsAs(page)) {
        throw new CopyException(
            ErrorCode.UNEXPECTED_ANSWER,
            "The server gave the same page of the changes in '" + directory + "' again.");
      }
      page = next;
      pages.add(page);
      size += page.size();
      if (size > most) {
        throw SnapshotDifferenceReader.tooMany(most);
      }
    } while (!page.isLast());
    return DifferencePage.changes(pages);
  }

  private static Request named(Operation operation, FilePath directory, String name) {
    return Request.of(operation, directory).with("snapshotname", name);
  }

  private static boolean isNone(CopyException e) {
    return e.code() == ErrorCode.NO_SNAPSHOT;
  }
}
