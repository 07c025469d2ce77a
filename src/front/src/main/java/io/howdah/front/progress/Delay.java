package io.howdah.front.progress;

import io.howdah.ErrorCode;
import java.time.Duration;

/** Files that wait for a server, as a front end shows them. */
public final class Delay {
  private final int files;
  private final Duration duration;
  private final ErrorCode reason;

  private Delay(int files, Duration duration, ErrorCode reason) {
    this.files = files;
    this.duration = duration;
    this.reason = reason;
  }

  /** So many files, of which the first has waited so long. */
  public static Delay of(int files, Duration duration, ErrorCode reason) {
    return new Delay(files, duration, reason);
  }

  /** How many files have had a failed request and have moved no byte since. */
  public int files() {
    return files;
  }

  /** How long the first of them has waited. */
  public Duration duration() {
    return duration;
  }

  /** The last failure of that file. */
  public ErrorCode reason() {
    return reason;
  }

  /** For instance {@code 2 files wait, for 35 s: DATANODE_FAILED}. */
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
