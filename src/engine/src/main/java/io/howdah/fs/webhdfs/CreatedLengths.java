package io.howdah.fs.webhdfs;

import io.howdah.fs.FilePath;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The lengths of the files that were created a moment ago. By its length a file is recognised after
 * a RENAME whose response was lost, without a request before each RENAME. Safe for use by many
 * threads.
 */
final class CreatedLengths {
  /** More files than are in flight at the same time. */
  private static final int MOST = 1024;

  private final Map<FilePath, Long> lengths =
      new LinkedHashMap<FilePath, Long>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<FilePath, Long> eldest) {
          return size() > MOST;
        }
      };

  synchronized void remember(FilePath path, long length) {
    lengths.put(path, length);
  }

  /** Other files were appended to this one. */
  synchronized void forget(FilePath path) {
    lengths.remove(path);
  }

  /** The length of a file; empty where it is not known. */
  synchronized OptionalLong of(FilePath path) {
    Long length = lengths.get(path);
    return length == null ? OptionalLong.empty() : OptionalLong.of(length);
  }
}
