package io.howdah.oozie.run;

import io.howdah.oozie.state.RunState;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Detects abandoned leases by the clock of this server alone. It measures how long a lease has not
 * changed, and ignores the times that its owner wrote.
 */
final class LeaseWatch {
  private final Duration timeout;
  private final LongSupplier nanoClock;
  private final Map<RunKey, Sighting> sightings = new HashMap<>();

  LeaseWatch(Duration timeout, LongSupplier nanoClock) {
    this.timeout = timeout;
    this.nanoClock = nanoClock;
  }

  /** Whether the newest lease has not changed for the lease timeout. */
  synchronized boolean isAbandoned(RunKey key, RunState state) {
    long now = nanoClock.getAsLong();
    Sighting last = sightings.get(key);
    if (last == null || last.lease != state.newestLease() || last.renewed != state.renewed()) {
      sightings.put(key, new Sighting(state.newestLease(), state.renewed(), now));
      return false;
    }
    return now - last.since > timeout.toNanos();
  }

  /** Removes the leases of all actions except these. */
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
