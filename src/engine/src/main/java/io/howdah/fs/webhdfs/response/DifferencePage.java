package io.howdah.fs.webhdfs.response;

import io.howdah.fs.FilePath;
import io.howdah.fs.SnapshotChange;
import io.howdah.fs.SnapshotChange.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A page of changes between snapshots, with the raw lists of a NameNode. A rename is an entry of
 * the deleted names, with its new path, and a reference with the same file id among the created
 * names, perhaps on another page.
 */
public final class DifferencePage {
  private static final int END = -1;

  private final List<SnapshotChange> changes;
  private final Map<FilePath, Long> references;
  private final Set<Long> renamed;
  private final String lastPath;
  private final int lastIndex;

  private DifferencePage(Builder builder) {
    changes = builder.changes;
    references = builder.references;
    renamed = builder.renamed;
    lastPath = builder.lastPath;
    lastIndex = builder.lastIndex;
  }

  static Builder builder() {
    return new Builder();
  }

  /** The page before the first one. */
  public static DifferencePage begin() {
    return builder().lastIndex(END).build();
  }

  /** Where the next page begins: the value of {@code snapshotdiffstartpath}. */
  public String lastPath() {
    return lastPath;
  }

  /** Where the next page begins: the value of {@code snapshotdiffindex}. */
  public int lastIndex() {
    return lastIndex;
  }

  /** Whether there is no next page. An index of -1 with a path is none. */
  public boolean isLast() {
    return lastPath.isEmpty() && lastIndex == END;
  }

  /** Whether the same page follows both. */
  public boolean endsAs(DifferencePage other) {
    return lastPath.equals(other.lastPath) && lastIndex == other.lastIndex;
  }

  /** The number of entries, at most one more for each rename than there are changes. */
  public int size() {
    return changes.size() + references.size();
  }

  /** The changes of all pages. */
  public static List<SnapshotChange> changes(List<DifferencePage> pages) {
    Set<Long> renamed = new HashSet<>();
    pages.forEach(page -> renamed.addAll(page.renamed));
    List<SnapshotChange> all = new ArrayList<>();
    for (DifferencePage page : pages) {
      all.addAll(page.changes);
      page.references.forEach(
          (path, id) -> {
            if (!renamed.contains(id)) { // It was moved there from outside.
              all.add(SnapshotChange.of(Kind.CREATED, path));
            }
          });
    }
    return all;
  }

  /** Collects the entries of a page. */
  static final class Builder {
    private final List<SnapshotChange> changes = new ArrayList<>();
    private final Map<FilePath, Long> references = new LinkedHashMap<>();
    private final Set<Long> renamed = new HashSet<>();
    private String lastPath = "";
    private int lastIndex;

    private Builder() {}

    Builder change(SnapshotChange change) {
      changes.add(change);
      return this;
    }

    Builder renamed(SnapshotChange change, long fileId) {
      renamed.add(fileId);
      return change(change);
    }

    /** A created name that may be the new path of a rename. */
    Builder reference(FilePath path, long fileId) {
      references.put(path, fileId);
      return this;
    }

    Builder lastPath(String lastPath) {
      this.lastPath = lastPath;
      return this;
    }

    Builder lastIndex(int lastIndex) {
      this.lastIndex = lastIndex;
      return this;
    }

    DifferencePage build() {
      return new DifferencePage(this);
    }
  }
}
