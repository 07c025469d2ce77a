package io.howdah;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The result of an undo. */
public final class UndoResult {
  /** The maximum number of failed entries in {@link #failures()}. */
  public static final int NAMED_FAILURES = 100;

  private final @Nullable String run;
  private final @Nullable String removedTo;
  private final long undone;
  private final long unchanged;
  private final long failed;
  private final List<Failure> failures;
  private final @Nullable CopyException error;

  private UndoResult(Builder builder) {
    run = builder.run;
    removedTo = builder.removedTo;
    undone = builder.undone;
    unchanged = builder.unchanged;
    failed = builder.failed;
    failures = Collections.unmodifiableList(new ArrayList<>(builder.failures));
    error = builder.error;
  }

  public static Builder builder() {
    return new Builder();
  }

  /** The id of the run; empty where the report could not be read. */
  public Optional<String> run() {
    return Optional.ofNullable(run);
  }

  /** The directory of the destination that keeps the files of the run; empty as with run. */
  public Optional<String> removedTo() {
    return Optional.ofNullable(removedTo);
  }

  /** Changes that were undone, or would be in a dry run. */
  public long undone() {
    return undone;
  }

  /** Changes that were never made, or were undone before. */
  public long unchanged() {
    return unchanged;
  }

  /** Changes that could not be undone. */
  public long failed() {
    return failed;
  }

  /** The first of the failed entries. */
  public List<Failure> failures() {
    return failures;
  }

  /** Why the undo stopped early; null where it considered every change. */
  public @Nullable CopyException error() {
    return error;
  }

  /** Whether the destination is in the state before the run. */
  public boolean isSuccessful() {
    return failed == 0 && error == null;
  }

  /** An entry whose change was not undone. */
  public static final class Failure {
    private final String path;
    private final CopyException cause;

    private Failure(String path, CopyException cause) {
      this.path = path;
      this.cause = cause;
    }

    public static Failure of(String path, CopyException cause) {
      return new Failure(path, cause);
    }

    /** The absolute path at the destination. */
    public String path() {
      return path;
    }

    public CopyException cause() {
      return cause;
    }

    @Override
    public String toString() {
      return path + ": " + cause.getMessage();
    }
  }

  /** Collects the values of an {@link UndoResult}. Safe for use by many threads. */
  public static final class Builder {
    private @Nullable String run;
    private @Nullable String removedTo;
    private long undone;
    private long unchanged;
    private long failed;
    private final List<Failure> failures = new ArrayList<>();
    private @Nullable CopyException error;

    private Builder() {}

    /**
     * Names the run.
     *
     * @param removedTo the directory of the destination that keeps the files of the run
     */
    public synchronized Builder run(String run, String removedTo) {
      this.run = run;
      this.removedTo = removedTo;
      return this;
    }

    /** Counts a change that was undone. */
    public synchronized Builder addUndone() {
      undone++;
      return this;
    }

    /** Counts a change that was never made, or was undone before. */
    public synchronized Builder addUnchanged() {
      unchanged++;
      return this;
    }

    /** Adds a change that could not be undone. */
    public synchronized Builder addFailure(String path, CopyException cause) {
      failed++;
      if (failures.size() < NAMED_FAILURES) {
        failures.add(Failure.of(path, cause));
      }
      return this;
    }

    /** Sets why the undo stopped early. Only the first reason counts. */
    public synchronized Builder error(CopyException error) {
      this.error = this.error == null ? error : this.error;
      return this;
    }

    public synchronized UndoResult build() {
      return new UndoResult(this);
    }
  }
}
