package io.howdah.fs.webhdfs;

import java.time.Duration;

/** Waits between attempts. Exists so that tests need not. */
public interface Sleeper {

  void sleep(Duration duration) throws InterruptedException;

  /** Lets the calling thread sleep. */
  static Sleeper threads() {
    return duration -> Thread.sleep(duration.toMillis());
  }
}
