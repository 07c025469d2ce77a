package io.howdah.connect;

import io.howdah.fs.FileStatus;
import io.howdah.plan.PathPattern;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What the source path of a request matches. */
public final class SourceMatches {
  private final PathPattern pattern;
  private final List<FileStatus> entries;

  SourceMatches(PathPattern pattern, List<FileStatus> entries) {
    this.pattern = pattern;
    this.entries = Collections.unmodifiableList(new ArrayList<>(entries));
  }

  PathPattern pattern() {
    return pattern;
  }

  /** The files and directories that match; at least one. */
  List<FileStatus> entries() {
    return entries;
  }
}
