package io.howdah.fs.webhdfs;

import io.howdah.CopyException;
import io.howdah.fs.Patience;
import java.net.URI;
import java.time.Duration;

/** Passes requests through the gate, and takes the time there off the time limits. */
final class HeldRequests {
  private final RequestGate gate;
  private final ThreadLocal<Duration> held = ThreadLocal.withInitial(() -> Duration.ZERO);

  HeldRequests(RequestGate gate) {
    this.gate = gate;
  }

  /**
   * Waits until a request may be sent.
   *
   * @param patience with the file of the request
   */
  void pass(URI server, Patience patience) throws CopyException {
    Duration time = gate.await(server);
    if (!time.isZero()) {
      held.set(held.get().plus(time));
      patience.held(time);
    }
  }

  /** How long requests of the calling thread were held back so far. */
  Duration ofThisThread() {
    return held.get();
  }
}
