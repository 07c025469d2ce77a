package io.howdah.event;

import io.howdah.CopyEvent;
import io.howdah.CopyException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request for a file failed. It is repeated after a wait, in the same attempt or in the next one,
 * unless the time limit of the file is exceeded.
 */
public final class FileDelayed implements CopyEvent {
  private final String source;
  private final CopyException cause;

  private FileDelayed(String source, CopyException cause) {
    this.source = source;
    this.cause = cause;
  }

  public static FileDelayed of(String source, CopyException cause) {
    return new FileDelayed(source, cause);
  }

  /** The absolute source path. */
  public String source() {
    return source;
  }

  /** The failure. A failure of a whole cluster delays all other files too. */
  public CopyException cause() {
    return cause;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof FileDelayed)) {
      return false;
    }
    FileDelayed that = (FileDelayed) other;
    return source.equals(that.source) && cause.equals(that.cause);
  }

  @Override
  public int hashCode() {
    return Objects.hash(source, cause);
  }

  @Override
  public String toString() {
    return source + " waits: " + cause.code();
  }
}
