package io.howdah.front.progress;

import io.howdah.ErrorCode;
import java.time.Duration;

/** The number of files that wait for a server, for how long, and why. */
public final class Delay {
  private final int files;
  private final Duration duration;
  private final ErrorCode reason;

  private Delay(int files, Duration duration, ErrorCode reason) {
    this.files = files;
    this.duration = duration;
    this.reason = reason;
  }

  /** A delay of this many files. The duration is that of the longest wait. */
  public static Delay of(int files, Duration duration, ErrorCode reason) {
    return new Delay(files, duration, reason);
  }

  /** The number of files that had a failed request and have moved no byte since. */
  public int files() {
    return files;
  }

  /** The time that the first of these files has waited. */
  public Duration duration() {
    return duration;
  }

  /** The last failure of that file. */
  public ErrorCode reason() {
    return reason;
  }

  /** For example {@code 2 files wait, for 35 s: DATANODE_FAILED}. */
  @Override
  public String toString() {
    return files
        + (files == 1 ? " file waits" : " files wait")
        + ", for "
        + duration.toMillis() / 1000
        + " s: "
        + reason;
  }
}
