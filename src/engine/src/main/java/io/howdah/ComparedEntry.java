package io.howdah;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a comparison found out about one file or directory. */
public final class ComparedEntry {
  /** How the two sides of an entry relate. */
  public enum State {
    /** Both sides are equal, as the {@link UpdatePolicy} compares them. */
    EQUAL,
    /** Both sides are proven to be different. */
    DIFFERENT,
    /** The target does not have it. */
    MISSING,
    /** The source does not have it. */
    EXTRA,
    /** Both files have the same length, and nothing proves whether their bytes are equal. */
    UNPROVABLE,
    /** It could not be compared. */
    FAILED
  }

  /** What differs. */
  public enum Reason {
    LENGTH,
    /** The modification time. */
    TIME,
    CONTENT,
    /** The bytes were last proven for another state of the two files. */
    PROOF,
    /** One side is a file, and the other one a directory. */
    KIND,
    /** No checksum on either side can be compared. */
    NO_CHECKSUM
  }

  /** What the entry is: at the source, or at the target where it is extra. */
  public enum Kind {
    FILE,
    DIRECTORY
  }

  private final State state;
  private final Kind kind;
  private final @Nullable String source;
  private final String target;
  private final Count files;
  private final long directories;
  private final @Nullable Reason reason;
  private final @Nullable CopyException failure;
  private final @Nullable Instant changeTime;

  private ComparedEntry(
      State state,
      Kind kind,
      @Nullable String source,
      String target,
      Count files,
      long directories,
      @Nullable Reason reason,
      @Nullable CopyException failure,
      @Nullable Instant changeTime) {
    this.state = state;
    this.kind = kind;
    this.source = source;
    this.target = target;
    this.files = files;
    this.directories = directories;
    this.reason = reason;
    this.failure = failure;
    this.changeTime = changeTime;
  }

  private static ComparedEntry file(
      State state, String source, String target, long length, @Nullable Reason reason) {
    return new ComparedEntry(
        state, Kind.FILE, source, target, Count.of(1, length), 0, reason, null, null);
  }

  /** A file that is equal on both sides. */
  public static ComparedEntry equal(String source, String target, long length) {
    return file(State.EQUAL, source, target, length, null);
  }

  /** A file that differs. */
  public static ComparedEntry different(String source, String target, long length, Reason reason) {
    return file(State.DIFFERENT, source, target, length, reason);
  }

  /** A directory of the source whose target is no directory. What is in it is not counted. */
  public static ComparedEntry differentDirectory(String source, String target) {
    return new ComparedEntry(
        State.DIFFERENT,
        Kind.DIRECTORY,
        source,
        target,
        Count.of(0, 0),
        1,
        Reason.KIND,
        null,
        null);
  }

  /** A file of the same length that nothing proves to be equal or different. */
  public static ComparedEntry unprovable(String source, String target, long length) {
    return file(State.UNPROVABLE, source, target, length, Reason.NO_CHECKSUM);
  }

  /** A file that the target does not have. */
  public static ComparedEntry missingFile(String source, String target, long length) {
    return file(State.MISSING, source, target, length, null);
  }

  /** A directory that the target does not have. What is in it is missing on its own. */
  public static ComparedEntry missingDirectory(String source, String target) {
    return new ComparedEntry(
        State.MISSING, Kind.DIRECTORY, source, target, Count.of(0, 0), 1, null, null, null);
  }

  /** A file of the target that the source does not have. */
  public static ComparedEntry extraFile(String target, long length) {
    return new ComparedEntry(
        State.EXTRA, Kind.FILE, null, target, Count.of(1, length), 0, null, null, null);
  }

  /**
   * A directory of the target that the source does not have, with everything in it.
   *
   * @param files the files in it
   * @param directories the directories in it, and itself
   */
  public static ComparedEntry extraDirectory(String target, Count files, long directories) {
    return new ComparedEntry(
        State.EXTRA, Kind.DIRECTORY, null, target, files, directories, null, null, null);
  }

  /** A directory that could not be listed. It counts as one file without bytes. */
  public static ComparedEntry failedDirectory(String source, String target, CopyException failure) {
    return new ComparedEntry(
        State.FAILED, Kind.DIRECTORY, source, target, Count.of(1, 0), 0, null, failure, null);
  }

  /** A file that could not be compared. */
  public static ComparedEntry failed(
      String source, String target, long length, CopyException failure) {
    return new ComparedEntry(
        State.FAILED, Kind.FILE, source, target, Count.of(1, length), 0, null, failure, null);
  }

  /** Returns this entry of a file of the source that was last changed at that time. */
  public ComparedEntry changedAt(@Nullable Instant changeTime) {
    return new ComparedEntry(
        state, kind, source, target, files, directories, reason, failure, changeTime);
  }

  public State state() {
    return state;
  }

  public Kind kind() {
    return kind;
  }

  /** The absolute source path; null for what is extra. */
  public @Nullable String source() {
    return source;
  }

  /** The absolute path at the destination. */
  public String target() {
    return target;
  }

  /**
   * The files of the entry: itself where it is a file or has failed, and those in it where it is an
   * extra directory. The bytes are those of the source, or of the target where it is extra.
   */
  public Count files() {
    return files;
  }

  /** The directories of the entry: 0 for a file. */
  public long directories() {
    return directories;
  }

  /** What differs, or why nothing is proven; null for all other states. */
  public @Nullable Reason reason() {
    return reason;
  }

  /** The failure; null unless the state is {@link State#FAILED}. */
  public @Nullable CopyException failure() {
    return failure;
  }

  /**
   * When the source's file was last changed; null for a directory, for what is extra, and where it
   * was not looked at.
   */
  public @Nullable Instant changeTime() {
    return changeTime;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof ComparedEntry)) {
      return false;
    }
    ComparedEntry that = (ComparedEntry) other;
    return state == that.state
        && kind == that.kind
        && Objects.equals(source, that.source)
        && target.equals(that.target)
        && files.files() == that.files.files()
        && files.bytes() == that.files.bytes()
        && directories == that.directories
        && reason == that.reason
        && Objects.equals(failure, that.failure)
        && Objects.equals(changeTime, that.changeTime);
  }

  @Override
  public int hashCode() {
    return Objects.hash(state, kind, source, target);
  }

  @Override
  public String toString() {
    return state + " " + target;
  }
}
