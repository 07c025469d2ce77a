package io.howdah.plan;

import io.howdah.Count;
import io.howdah.fs.FileStatus;
import io.howdah.report.PlannedAction;

/** Files and directories of the target, added up. Immutable. */
public final class Portion {
  public static final Portion NONE = new Portion(0, 0, 0, 0);

  private final long files;
  private final long bytes;
  private final long directories;
  private final long fingerprint;

  private Portion(long files, long bytes, long directories, long fingerprint) {
    this.files = files;
    this.bytes = bytes;
    this.directories = directories;
    this.fingerprint = fingerprint;
  }

  /** The entry itself, without what a directory contains. */
  static Portion of(FileStatus entry) {
    return entry.isDirectory()
        ? new Portion(0, 0, 1, mixed(entry.path().hashCode()))
        : new Portion(1, entry.length(), 0, fingerprint(entry));
  }

  Portion plus(Portion other) {
    return new Portion(
        files + other.files,
        bytes + other.bytes,
        directories + other.directories,
        fingerprint + other.fingerprint);
  }

  private static long fingerprint(FileStatus file) {
    long state = mixed(file.path().hashCode() ^ mixed(file.modificationTime()));
    return mixed(state ^ mixed(file.length()) + file.fileId());
  }

  /** Spreads each bit over all others, so that the sum of two hashes tells little of either. */
  private static long mixed(long value) {
    long state = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    state = (state ^ (state >>> 27)) * 0x94d049bb133111ebL;
    return state ^ (state >>> 31);
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

  /** A number that changes when a file in the portion does, whatever the order of its entries. */
  public long fingerprint() {
    return fingerprint;
  }

  /** The same for a line of a plan. */
  public PlannedAction.Content planned() {
    return PlannedAction.Content.of(Count.of(files, bytes), directories, fingerprint);
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
