package io.howdah;

import org.jspecify.annotations.Nullable;

/** The result of one file. */
public final class FileResult {
  /** The outcome of a file. */
  public enum Outcome {
    /** The file was copied, by this process or by an earlier one of its run. */
    COPIED,
    /** The file existed already and is proven equal. */
    SKIPPED,
    FAILED,
    /** A dry run would copy it. */
    PLANNED,
    /** The copy stopped at its {@link CopyLimits} before it tried the file. */
    POSTPONED
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

  /** A file that was copied. */
  public static FileResult copied(String source, String destination, long length, Verdict verdict) {
    return new FileResult(source, destination, length, Outcome.COPIED, verdict, null);
  }

  /** An existing file that is proven equal and was not changed. */
  public static FileResult skipped(String source, String destination, long length) {
    return new FileResult(source, destination, length, Outcome.SKIPPED, Verdict.VERIFIED, null);
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

  /** The proof of the bytes; null unless the file was copied or skipped. */
  public @Nullable Verdict verdict() {
    return verdict;
  }

  /** The failure; null unless the file failed. */
  public @Nullable CopyException failure() {
    return failure;
  }

  @Override
  public String toString() {
    return outcome + " " + source + " -> " + destination;
  }
}
