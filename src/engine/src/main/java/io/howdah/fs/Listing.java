package io.howdah.fs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One page of a directory's entries, ordered by {@link FilePath#compareNames}. */
public final class Listing {
  private final List<FileStatus> entries;
  private final boolean more;

  private Listing(List<FileStatus> entries, boolean more) {
    this.entries = Collections.unmodifiableList(new ArrayList<>(entries));
    this.more = more;
  }

  /** The last page, or the only one. */
  public static Listing last(List<FileStatus> entries) {
    return new Listing(entries, false);
  }

  /** A page that another one follows; never empty. */
  public static Listing partial(List<FileStatus> entries) {
    if (entries.isEmpty()) {
      throw new IllegalArgumentException("a partial listing has at least one entry");
    }
    return new Listing(entries, true);
  }

  public List<FileStatus> entries() {
    return entries;
  }

  /** Whether another page follows; request it with the name of the last entry of this one. */
  public boolean hasMore() {
    return more;
  }
}
