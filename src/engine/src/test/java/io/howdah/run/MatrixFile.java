package io.howdah.run;

import io.howdah.lab.HdfsFiles;
import java.util.Arrays;
import java.util.Optional;

/**
 * A file of the source, and its counterpart at the destination before the copy.
 *
 * @param name its path below the roots
 */
record MatrixFile(String name, Version fresh, Optional<Version> old) {
  private static final long SEED = 1;
  private static final long OTHER_SEED = 2;

  /** A content. */
  record Version(int length, long seed) {
    byte[] bytes() {
      return HdfsFiles.content(seed, length);
    }
  }

  /** A file that is not at the destination. */
  static MatrixFile added(String name, int length) {
    return new MatrixFile(name, new Version(length, SEED), Optional.empty());
  }

  /** A file that is at the destination with another content. */
  static MatrixFile replaced(String name, int length, int oldLength) {
    Version old = new Version(oldLength, OTHER_SEED);
    return new MatrixFile(name, new Version(length, SEED), Optional.of(old));
  }

  /** A file that is at the destination with the same content. */
  static MatrixFile equal(String name, int length) {
    Version version = new Version(length, SEED);
    return new MatrixFile(name, version, Optional.of(version));
  }

  /** Whether the copy changes it. */
  boolean changes() {
    return !old.equals(Optional.of(fresh));
  }

  boolean isNew(byte[] content) {
    return Arrays.equals(content, fresh.bytes());
  }

  boolean isOld(byte[] content) {
    return old.isPresent() && Arrays.equals(content, old.get().bytes());
  }
}
