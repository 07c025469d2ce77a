package io.howdah.plan;

import io.howdah.fs.FileStatus;

/** Files and directories of the target, added up. Immutable. */
public final class Portion {
  public static final Portion NONE = new Portion(0, 0, 0);

  private final long files;
  private final long bytes;
  private final long directories;

  private Portion(long files, long bytes, long directories) {
    this.files = files;
    this.bytes = bytes;
    this.directories = directories;
  }

  /** The entry itself, without what a directory contains. */
  static Portion of(FileStatus entry) {
    return entry.isDirectory() ? new Portion(0, 0, 1) : new Portion(1, entry.length(), 0);
  }

  Portion plus(Portion other) {
    return new Portion(files + other.files, bytes + other.bytes, directories + other.directories);
  }

  /** Files, and everything else that is no directory. */
  public long files() {
    return files;
  }

  public long bytes() {
    return bytes;
  }

  public long directories() {
    return directories;
  }

  /** Files and directories. */
  public long entries() {
    return files + directories;
  }

  public boolean isEmpty() {
    return entries() == 0;
  }

  @Override
  public String toString() {
    return files + " files and " + directories + " directories";
  }
}
