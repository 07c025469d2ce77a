package io.howdah.plan;

import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import org.jspecify.annotations.Nullable;

/**
 * A directory that takes the place of another one, or of none, when it is complete. Until then it
 * has a hidden name beside it. Immutable.
 */
public final class Generation {
  private final FileStatus source;
  private final FilePath target;
  private final FilePath hidden;
  private final @Nullable FileStatus existing;
  private final Contents planned;

  private Generation(
      FileStatus source,
      FilePath target,
      FilePath hidden,
      @Nullable FileStatus existing,
      Contents planned) {
    this.source = source;
    this.target = target;
    this.hidden = hidden;
    this.existing = existing;
    this.planned = planned;
  }

  /**
   * Creates a generation.
   *
   * @param existing the directory of which it takes the place; null for none
   * @param planned what both sides had before anything was copied
   */
  static Generation of(
      FileStatus source,
      FilePath target,
      FilePath hidden,
      @Nullable FileStatus existing,
      Contents planned) {
    return new Generation(source, target, hidden, existing, planned);
  }

  /** The directory of the source. */
  public FileStatus source() {
    return source;
  }

  /** The path of which it takes the place. */
  public FilePath target() {
    return target;
  }

  /** The hidden path until then. */
  public FilePath hidden() {
    return hidden;
  }

  /** The directory of which it takes the place; null for none. */
  public @Nullable FileStatus existing() {
    return existing;
  }

  /** What the old directory has and the source does not. */
  public Portion extra() {
    return planned.extra();
  }

  Contents planned() {
    return planned;
  }

  @Override
  public String toString() {
    return source.path() + " -> " + target;
  }
}
