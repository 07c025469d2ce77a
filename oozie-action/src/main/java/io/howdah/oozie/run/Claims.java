package io.howdah.oozie.run;

import io.howdah.oozie.state.LeaseTerms;
import io.howdah.oozie.state.RunState;
import java.io.IOException;
import java.util.Set;

/** Decides which runs this server may claim. */
final class Claims {
  private final ServerScope server;
  private final LeaseWatch leases;

  Claims(ServerScope server) {
    this.server = server;
    this.leases = new LeaseWatch(server.settings().leaseTimeout(), System::nanoTime);
  }

  /** Whether the run may start: as far as this server can see, no server works on it. */
  boolean isFree(ActionRun run, RunState state) throws IOException {
    if (state.newestLease() == 0) {
      return true;
    }
    LeaseTerms terms = run.directory().terms(state);
    if (terms.userRetry() < run.key().userRetry()) {
      return true; // Oozie starts a retry only after the result of the last try
    }
    if (state.isReleased()) {
      long wait = terms.notBefore() - server.clock().millis();
      // A longer wait than that of a retry shows that the clock of the other server is far ahead.
      return wait <= 0
          || wait > 2 * server.settings().retryInterval().toMillis()
          || terms.owner().isEarlierLifeOf(server.owner());
    }
    return terms.owner().isEarlierLifeOf(server.owner()) || leases.isAbandoned(run.key(), state);
  }

  /** Whether a run has had no records for longer than the lease timeout. */
  boolean isLost(RunKey key) {
    return leases.isAbandoned(key, RunState.NOTHING);
  }

  /** Removes all runs except those of these actions. */
  void retain(Set<String> actionIds) {
    leases.retain(actionIds);
  }
}
