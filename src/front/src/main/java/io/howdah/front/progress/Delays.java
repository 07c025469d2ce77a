package io.howdah.front.progress;

import io.howdah.ErrorCode;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The files that make no progress at the moment, each with the start and the reason of its delay.
 */
final class Delays {
  private final Clock clock;
  private final Map<String, Since> since = new ConcurrentHashMap<>();

  Delays(Clock clock) {
    this.clock = clock;
  }

  /** Records a failed request of a file. */
  void add(String source, ErrorCode reason) {
    since.compute(
        source,
        (file, before) -> new Since(before == null ? clock.millis() : before.millis, reason));
  }

  /** Removes a file that makes progress again or has ended. */
  void ended(String source) {
    if (!since.isEmpty()) {
      since.remove(source);
    }
  }

  /** The longest delay; null where no file is delayed. */
  @Nullable Delay longest() {
    @Nullable Since first = null;
    int files = 0;
    for (Since each : since.values()) {
      files++;
      first = first == null || each.millis < first.millis ? each : first;
    }
    return first == null
        ? null
        : Delay.of(files, Duration.ofMillis(clock.millis() - first.millis), first.reason);
  }

  private static final class Since {
    private final long millis;
    private final ErrorCode reason;

    private Since(long millis, ErrorCode reason) {
      this.millis = millis;
      this.reason = reason;
    }
  }
}
