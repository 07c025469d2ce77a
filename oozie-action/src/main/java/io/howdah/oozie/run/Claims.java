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

  /** Whether no server works on the run, as far as can be seen here, and the run may go on. */
  boolean isFree(ActionRun run, RunState state) throws IOException {
    if (state.newestLease() == 0) {
      return true;
    }
    LeaseTerms terms = run.directory().terms(state);
    if (terms.userRetry() < run.key().userRetry()) {
      return true; // Oozie tries again only when the last try has its result
    }
    if (state.isReleased()) {
      long wait = terms.notBefore() - server.clock().millis();
      // Longer than a retry can wait: the clock of the other server is far ahead of ours.
      return wait <= 0
          || wait > 2 * server.settings().retryInterval().toMillis()
          || terms.owner().isEarlierLifeOf(server.owner());
    }
    return terms.owner().isEarlierLifeOf(server.owner()) || leases.isAbandoned(run.key(), state);
  }

  /** Whether a run has been without records for longer than the owner of a lease is silent. */
  boolean isLost(RunKey key) {
    return leases.isAbandoned(key, RunState.NOTHING);
  }

  /** Forgets all runs but those of these actions. */
  void retain(Set<String> actionIds) {
    leases.retain(actionIds);
  }
}
