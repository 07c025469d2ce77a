package io.howdah.event;

import io.howdah.ComparedEntry;
import io.howdah.CopyEvent;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A comparison has examined a file, or found a directory on one side only. For a file of the source
 * it is sent after its {@link FilePlanned}, and exactly once unless the comparison stopped.
 */
public final class EntryCompared implements CopyEvent {
  private final ComparedEntry entry;

  private EntryCompared(ComparedEntry entry) {
    this.entry = entry;
  }

  public static EntryCompared of(ComparedEntry entry) {
    return new EntryCompared(entry);
  }

  /** The result for the file or directory. */
  public ComparedEntry entry() {
    return entry;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof EntryCompared && ((EntryCompared) other).entry.equals(entry);
  }

  @Override
  public int hashCode() {
    return Objects.hash(entry);
  }

  @Override
  public String toString() {
    return "compared " + entry;
  }
}
