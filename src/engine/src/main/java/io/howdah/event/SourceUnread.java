package io.howdah.event;

import io.howdah.CopyEvent;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A part of the source could not be looked at, such as a directory that could not be listed. So it
 * is unknown how much of it the destination lacks.
 */
public final class SourceUnread implements CopyEvent {
  private final String source;

  private SourceUnread(String source) {
    this.source = source;
  }

  public static SourceUnread of(String source) {
    return new SourceUnread(source);
  }

  /** The absolute source path. */
  public String source() {
    return source;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SourceUnread && ((SourceUnread) other).source.equals(source);
  }

  @Override
  public int hashCode() {
    return Objects.hash(source);
  }

  @Override
  public String toString() {
    return "unread " + source;
  }
}
