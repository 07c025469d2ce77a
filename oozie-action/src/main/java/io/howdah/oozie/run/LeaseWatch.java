package io.howdah.oozie.run;

import io.howdah.oozie.state.RunState;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Notices leases that are not renewed any more, by this server's own clock alone: what counts is
 * how long the lease has looked the same from here, not what time its owner wrote.
 */
final class LeaseWatch {
  private final Duration timeout;
  private final LongSupplier nanoClock;
  private final Map<RunKey, Sighting> sightings = new HashMap<>();

  LeaseWatch(Duration timeout, LongSupplier nanoClock) {
    this.timeout = timeout;
    this.nanoClock = nanoClock;
  }

  /** Whether the newest lease has looked the same for longer than an owner is silent. */
  synchronized boolean isAbandoned(RunKey key, RunState state) {
    long now = nanoClock.getAsLong();
    Sighting last = sightings.get(key);
    if (last == null || last.lease != state.newestLease() || last.renewed != state.renewed()) {
      sightings.put(key, new Sighting(state.newestLease(), state.renewed(), now));
      return false;
    }
    return now - last.since > timeout.toNanos();
  }

  /** Forgets all but these actions' leases. */
  synchronized void retain(Set<String> actionIds) {
    sightings.keySet().removeIf(key -> !actionIds.contains(key.actionId()));
  }

  private static final class Sighting {
    private final int lease;
    private final long renewed;
    private final long since;

    Sighting(int lease, long renewed, long since) {
      this.lease = lease;
      this.renewed = renewed;
      this.since = since;
    }
  }
}
