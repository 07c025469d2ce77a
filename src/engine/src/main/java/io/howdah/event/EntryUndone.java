package io.howdah.event;

import io.howdah.CopyEvent;
import io.howdah.CopyException;
import org.jspecify.annotations.Nullable;

/** A change of an earlier run was undone, was found undone, or could not be undone. */
public final class EntryUndone implements CopyEvent {
  /** What became of the entry. */
  public enum Outcome {
    /** The added file was moved away. */
    REMOVED,
    /** The old file or directory is there again. */
    RESTORED,
    /** The new directory was deleted. */
    DIRECTORY_DELETED,
    /** The entry has its old attributes again. */
    ATTRIBUTES_RESTORED,
    /** The entry was in its old state already. */
    UNCHANGED,
    FAILED
  }

  private final String path;
  private final Outcome outcome;
  private final @Nullable CopyException failure;

  private EntryUndone(String path, Outcome outcome, @Nullable CopyException failure) {
    this.path = path;
    this.outcome = outcome;
    this.failure = failure;
  }

  /** An entry that is in its old state. */
  public static EntryUndone of(String path, Outcome outcome) {
    return new EntryUndone(path, outcome, null);
  }

  /** An entry that stays as it is. */
  public static EntryUndone failed(String path, CopyException failure) {
    return new EntryUndone(path, Outcome.FAILED, failure);
  }

  /** The absolute path at the destination. */
  public String path() {
    return path;
  }

  public Outcome outcome() {
    return outcome;
  }

  /** Why the entry stays as it is; null unless it failed. */
  public @Nullable CopyException failure() {
    return failure;
  }

  @Override
  public String toString() {
    return outcome + " " + path;
  }
}
