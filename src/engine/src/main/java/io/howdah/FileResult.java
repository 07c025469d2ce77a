package io.howdah;

import org.jspecify.annotations.Nullable;

/** How one file ended. */
public final class FileResult {
  /** What was done with a file. */
  public enum Outcome {
    /** It is there now, put there by this process or by an earlier one of its run. */
    COPIED,
    /** It was already there, proven equal. */
    SKIPPED,
    FAILED,
    /** A dry run would copy it. */
    PLANNED
  }

  private final String source;
  private final String destination;
  private final long length;
  private final Outcome outcome;
  private final @Nullable Verdict verdict;
  private final @Nullable CopyException failure;

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
  }

  /** A file that is now at its destination. */
  public static FileResult copied(String source, String destination, long length, Verdict verdict) {
    return new FileResult(source, destination, length, Outcome.COPIED, verdict, null);
  }

  /** A file that was left as it is, since it is proven equal. */
  public static FileResult skipped(String source, String destination, long length) {
    return new FileResult(source, destination, length, Outcome.SKIPPED, Verdict.VERIFIED, null);
  }

  /** A file that a dry run would copy. */
  public static FileResult planned(String source, String destination, long length) {
    return new FileResult(source, destination, length, Outcome.PLANNED, null, null);
  }

  /** A file that could not be copied. */
  public static FileResult failed(
      String source, String destination, long length, CopyException failure) {
    return new FileResult(source, destination, length, Outcome.FAILED, null, failure);
  }

  /** The absolute source path. */
  public String source() {
    return source;
  }

  /** The absolute destination path. */
  public String destination() {
    return destination;
  }

  /** Bytes of the source file, as it was listed or, where it was read, as it was read. */
  public long length() {
    return length;
  }

  public Outcome outcome() {
    return outcome;
  }

  /** What is known of the bytes; null unless the file was copied or skipped. */
  public @Nullable Verdict verdict() {
    return verdict;
  }

  /** Why it failed; null unless it did. */
  public @Nullable CopyException failure() {
    return failure;
  }

  @Override
  public String toString() {
    return outcome + " " + source + " -> " + destination;
  }
}
