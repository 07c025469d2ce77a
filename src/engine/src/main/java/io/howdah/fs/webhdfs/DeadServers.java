package io.howdah.fs.webhdfs;

import io.howdah.fs.webhdfs.response.Location;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * DataNodes that could not be reached a moment ago. A NameNode goes on pointing to a dead one for
 * some ten minutes, and not every transfer should wait for the connection to fail.
 */
final class DeadServers {
  /** Short enough that a DataNode that comes back is soon used again. */
  private static final Duration MEMORY = Duration.ofSeconds(60);

  private final Clock clock;
  private final Map<String, Instant> failedAt = new ConcurrentHashMap<>();

  DeadServers(Clock clock) {
    this.clock = clock;
  }

  void add(Location location) {
    failedAt.put(location.server(), clock.instant());
  }

  /** A DataNode has responded: it is not dead, or it is back. */
  void remove(Location location) {
    if (!failedAt.isEmpty()) {
      failedAt.remove(location.server());
    }
  }

  boolean contains(Location location) {
    Instant failed = failedAt.get(location.server());
    if (failed == null) {
      return false;
    }
    if (clock.instant().isBefore(failed.plus(MEMORY))) {
      return true;
    }
    failedAt.remove(location.server(), failed);
    return false;
  }
}
