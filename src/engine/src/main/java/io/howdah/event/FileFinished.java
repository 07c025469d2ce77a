package io.howdah.event;

import io.howdah.CopyEvent;
import io.howdah.FileResult;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file has ended: copied, skipped, failed, or planned by a dry run. It is sent exactly once for
 * each {@link FilePlanned}, and after it.
 */
public final class FileFinished implements CopyEvent {
  private final FileResult result;

  private FileFinished(FileResult result) {
    this.result = result;
  }

  public static FileFinished of(FileResult result) {
    return new FileFinished(result);
  }

  /** The result of the file. */
  public FileResult result() {
    return result;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof FileFinished)) {
      return false;
    }
    FileFinished that = (FileFinished) other;
    return result.equals(that.result);
  }

  @Override
  public int hashCode() {
    return Objects.hash(result);
  }

  @Override
  public String toString() {
    return "finished " + result;
  }
}
