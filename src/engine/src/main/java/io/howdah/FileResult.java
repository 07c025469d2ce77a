package io.howdah;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The result of one file. */
public final class FileResult {
  /** The outcome of a file. */
  public enum Outcome {
    /** The file was copied, by this process or by an earlier one of its run. */
    COPIED,
    /** The file existed already and counts as equal. */
    SKIPPED,
    FAILED,
    /** A dry run would copy it. */
    PLANNED,
    /** The copy stopped at its {@link CopyLimits} before it tried the file. */
    POSTPONED
  }

  /** What the transfer of a file took. */
  public static final class Effort {
    /** No transfer. */
    public static final Effort NONE = new Effort(0, Duration.ZERO, Checksums.NONE);

    private final int attempts;
    private final Duration time;
    private final Checksums checksums;

    private Effort(int attempts, Duration time, Checksums checksums) {
      this.attempts = attempts;
      this.time = time;
      this.checksums = checksums;
    }

    /** Creates an effort. */
    public static Effort of(int attempts, Duration time, Checksums checksums) {
      return new Effort(attempts, time, checksums);
    }

    /** Attempts to copy the file; 0 where none was needed. */
    public int attempts() {
      return attempts;
    }

    /** From the first request for the file until its bytes were proven. */
    public Duration time() {
      return time;
    }

    public Checksums checksums() {
      return checksums;
    }
  }

  private final String source;
  private final String destination;
  private final long length;
  private final Outcome outcome;
  private final @Nullable Verdict verdict;
  private final @Nullable CopyException failure;
  private final Effort effort;
  private final boolean replaced;
  private final @Nullable String oldKeptAs;
  private final @Nullable Instant changeTime;

  private FileResult(
      String source,
      String destination,
      long length,
      Outcome outcome,
      @Nullable Verdict verdict,
      @Nullable CopyException failure) {
    this.source = source;
    this.destination = destination;
    this.length = length;
    this.outcome = outcome;
    this.verdict = verdict;
    this.failure = failure;
    this.effort = Effort.NONE;
    this.replaced = false;
    this.oldKeptAs = null;
    this.changeTime = null;
  }

  private FileResult(
      FileResult result,
      Effort effort,
      boolean replaced,
      @Nullable String oldKeptAs,
      @Nullable Instant changeTime) {
    this.source = result.source;
    this.destination = result.destination;
    this.length = result.length;
    this.outcome = result.outcome;
    this.verdict = result.verdict;
    this.failure = result.failure;
    this.effort = effort;
    this.replaced = replaced;
    this.oldKeptAs = oldKeptAs;
    this.changeTime = changeTime;
  }

  /** A file that was copied. */
  public static FileResult copied(String source, String destination, long length, Verdict verdict) {
    return new FileResult(source, destination, length, Outcome.COPIED, verdict, null);
  }

  /**
   * An existing file that counts as equal and was not changed.
   *
   * @param verdict the proof of its bytes; null where the request did not ask for one
   */
  public static FileResult skipped(
      String source, String destination, long length, @Nullable Verdict verdict) {
    return new FileResult(source, destination, length, Outcome.SKIPPED, verdict, null);
  }

  /** A file that a dry run would copy. */
  public static FileResult planned(String source, String destination, long length) {
    return new FileResult(source, destination, length, Outcome.PLANNED, null, null);
  }

  /** A file that is left to the next copy. */
  public static FileResult postponed(String source, String destination, long length) {
    return new FileResult(source, destination, length, Outcome.POSTPONED, null, null);
  }

  /** A file that could not be copied. */
  public static FileResult failed(
      String source, String destination, long length, CopyException failure) {
    return new FileResult(source, destination, length, Outcome.FAILED, null, failure);
  }

  /** Returns this result with what the file took. */
  public FileResult with(Effort effort) {
    return new FileResult(this, effort, replaced, oldKeptAs, changeTime);
  }

  /**
   * Returns this result of a file that replaced an older one.
   *
   * @param oldKeptAs the path of the older one in the backup directory; null where it was not kept
   */
  public FileResult replacing(@Nullable String oldKeptAs) {
    return new FileResult(this, effort, true, oldKeptAs, changeTime);
  }

  /** Returns this result of a file of the source that was last changed at that time. */
  public FileResult changedAt(@Nullable Instant changeTime) {
    return new FileResult(this, effort, replaced, oldKeptAs, changeTime);
  }

  /** The absolute source path. */
  public String source() {
    return source;
  }

  /** The absolute destination path. */
  public String destination() {
    return destination;
  }

  /** The bytes of the source file when it was read, or when it was listed where it was not read. */
  public long length() {
    return length;
  }

  public Outcome outcome() {
    return outcome;
  }

  /** The proof of the bytes; null unless the file was copied, or skipped with a proof. */
  public @Nullable Verdict verdict() {
    return verdict;
  }

  /** The failure; null unless the file failed. */
  public @Nullable CopyException failure() {
    return failure;
  }

  /** What the file took, and the checksums that prove it. */
  public Effort effort() {
    return effort;
  }

  /** Whether the file replaced an older one. */
  public boolean isReplacement() {
    return replaced;
  }

  /** The path of the older file in the backup directory; null where there is none. */
  public @Nullable String oldKeptAs() {
    return oldKeptAs;
  }

  /** When the source's file was last changed, as it was listed; null for a directory. */
  public @Nullable Instant changeTime() {
    return changeTime;
  }

  @Override
  public String toString() {
    return outcome + " " + source + " -> " + destination;
  }
}
