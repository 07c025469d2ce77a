package io.howdah.plan;

import io.howdah.fs.FileStatus;
import org.jspecify.annotations.Nullable;

/** A name in a directory that exists at the source, at the destination, or at both. */
public final class MergedEntry {
  private final @Nullable FileStatus source;
  private final @Nullable FileStatus destination;

  private MergedEntry(@Nullable FileStatus source, @Nullable FileStatus destination) {
    this.source = source;
    this.destination = destination;
  }

  static MergedEntry onlySource(FileStatus source) {
    return new MergedEntry(source, null);
  }

  static MergedEntry onlyDestination(FileStatus destination) {
    return new MergedEntry(null, destination);
  }

  static MergedEntry both(FileStatus source, FileStatus destination) {
    return new MergedEntry(source, destination);
  }

  /** The entry of the source; null where the name is only at the destination. */
  public @Nullable FileStatus source() {
    return source;
  }

  /** The entry of the destination; null where the name is only at the source. */
  public @Nullable FileStatus destination() {
    return destination;
  }
}
