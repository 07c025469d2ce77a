package io.howdah.plan;

import io.howdah.CopyException;
import org.jspecify.annotations.Nullable;

/** What a directory of the source has, beside what its target has. Immutable. */
final class Contents {
  private final Portion source;
  private final Portion target;
  private final Portion extra;
  private final long common;
  private final boolean isEqual;
  private final @Nullable CopyException obstacle;

  private Contents(
      Portion source,
      Portion target,
      Portion extra,
      long common,
      boolean isEqual,
      @Nullable CopyException obstacle) {
    this.source = source;
    this.target = target;
    this.extra = extra;
    this.common = common;
    this.isEqual = isEqual;
    this.obstacle = obstacle;
  }

  /**
   * Creates contents.
   *
   * @param source what the copy takes of the source
   * @param target what the target has, with the extra entries at its top
   * @param extra what the target has and the source does not
   * @param common how many entries of the source the target has, too
   * @param obstacle why the target cannot be replaced as a whole; null where it can
   */
  static Contents of(
      Portion source,
      Portion target,
      Portion extra,
      long common,
      boolean isEqual,
      @Nullable CopyException obstacle) {
    return new Contents(source, target, extra, common, isEqual, obstacle);
  }

  Portion source() {
    return source;
  }

  /** What the target has: what the source has too, and the extra entries without their content. */
  Portion target() {
    return target;
  }

  Portion extra() {
    return extra;
  }

  long common() {
    return common;
  }

  /** Whether the target has all that the source has, in the same state, and nothing else. */
  boolean isEqual() {
    return isEqual;
  }

  /** Why the target cannot be replaced as a whole; null where it can. */
  @Nullable CopyException obstacle() {
    return obstacle;
  }
}
