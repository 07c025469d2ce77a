package io.howdah.event;

import io.howdah.Count;
import io.howdah.Lag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Adds up the files that a destination lacks. Not safe for use by many threads. */
final class LagTally {
  private long files;
  private long bytes;
  private @Nullable Instant oldestChange;
  private boolean isAllFound;
  private boolean isPartUnread;

  /** The destination does not have the present state of a file. */
  void behind(long length, Instant changeTime) {
    files++;
    bytes += length;
    if (oldestChange == null || changeTime.isBefore(oldestChange)) {
      oldestChange = changeTime;
    }
  }

  /** A part of the source could not be looked at. */
  void partUnread() {
    isPartUnread = true;
  }

  /** Everything was found, except for what could not be looked at. */
  void allFound() {
    isAllFound = true;
  }

  /** The lag; null where not everything was looked at. */
  @Nullable Lag lag() {
    if (!isAllFound || isPartUnread) {
      return null;
    }
    return oldestChange == null ? Lag.NONE : Lag.of(Count.of(files, bytes), oldestChange);
  }
}
