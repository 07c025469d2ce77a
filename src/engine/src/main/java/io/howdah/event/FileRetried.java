package io.howdah.event;

import io.howdah.CopyEvent;
import io.howdah.CopyException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An attempt at a file failed and another one follows. */
public final class FileRetried implements CopyEvent {
  private final String source;
  private final int attempt;
  private final CopyException cause;

  private FileRetried(String source, int attempt, CopyException cause) {
    this.source = source;
    this.attempt = attempt;
    this.cause = cause;
  }

  public static FileRetried of(String source, int attempt, CopyException cause) {
    return new FileRetried(source, attempt, cause);
  }

  /** The absolute source path. */
  public String source() {
    return source;
  }

  /** The number of the failed attempt, from 1. */
  public int attempt() {
    return attempt;
  }

  /** The failure. */
  public CopyException cause() {
    return cause;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof FileRetried)) {
      return false;
    }
    FileRetried that = (FileRetried) other;
    return attempt == that.attempt && source.equals(that.source) && cause.equals(that.cause);
  }

  @Override
  public int hashCode() {
    return Objects.hash(source, attempt, cause);
  }

  @Override
  public String toString() {
    return "attempt " + attempt + " at " + source + " failed: " + cause.code();
  }
}
