package io.howdah;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which snapshots a copy or comparison used, and what went wrong with them. */
public final class SnapshotStatus {
  /** Of a run without snapshots. */
  public static final SnapshotStatus NONE = of(null, null, 0, null);

  private final @Nullable String source;
  private final @Nullable String since;
  private final long renamed;
  private final @Nullable String problem;

  private SnapshotStatus(
      @Nullable String source, @Nullable String since, long renamed, @Nullable String problem) {
    this.source = source;
    this.since = since;
    this.renamed = renamed;
    this.problem = problem;
  }

  /**
   * Creates a status.
   *
   * @param source the name of the snapshot that the copy read; null where it read the living source
   * @param since the name of the earlier snapshot whose changes the copy requested; null where it
   *     listed both trees
   * @param renamed the files and directories of the target that got another path
   * @param problem why it listed both trees although it was to request changes, or why snapshots
   *     were not kept or not deleted, as a sentence; null where nothing went wrong
   */
  public static SnapshotStatus of(
      @Nullable String source, @Nullable String since, long renamed, @Nullable String problem) {
    return new SnapshotStatus(source, since, renamed, problem);
  }

  /** The name of the snapshot that the copy read; empty where it read the living source. */
  public Optional<String> source() {
    return Optional.ofNullable(source);
  }

  /** The earlier snapshot whose changes the copy requested; empty where it listed both trees. */
  public Optional<String> since() {
    return Optional.ofNullable(since);
  }

  /**
   * The files and directories of the target that got another path, since the source renamed its
   * own. A directory counts once, with everything in it.
   */
  public long renamed() {
    return renamed;
  }

  /** What went wrong, as one or more sentences; empty for nothing. */
  public Optional<String> problem() {
    return Optional.ofNullable(problem);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SnapshotStatus
        && Objects.equals(((SnapshotStatus) other).source, source)
        && Objects.equals(((SnapshotStatus) other).since, since)
        && ((SnapshotStatus) other).renamed == renamed
        && Objects.equals(((SnapshotStatus) other).problem, problem);
  }

  @Override
  public int hashCode() {
    return Objects.hash(source, since, renamed, problem);
  }

  @Override
  public String toString() {
    return "read " + source + ", changes since " + since + (problem == null ? "" : ": " + problem);
  }
}
