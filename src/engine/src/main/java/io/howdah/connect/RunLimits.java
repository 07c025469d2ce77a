package io.howdah.connect;

import io.howdah.Cancellation;
import io.howdah.fs.webhdfs.RequestGate;
import io.howdah.pace.RequestPace;
import io.howdah.pace.Throttle;
import java.net.URI;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The request limits of one run, at all servers of all clusters that it opens. */
final class RunLimits {
  private final int requestsPerSecond;
  private final Cancellation cancellation;
  private final Map<URI, Throttle> throttles = new ConcurrentHashMap<>();

  /**
   * Creates the limits of a run.
   *
   * @param requestsPerSecond to each server, or {@link io.howdah.LoadLimits#OFF}
   * @param cancellation ends the wait of requests
   */
  RunLimits(int requestsPerSecond, Cancellation cancellation) {
    this.requestsPerSecond = requestsPerSecond;
    this.cancellation = cancellation;
  }

  /** The gate for one open cluster. Both sides of a run may be at the same server. */
  RequestGate gate() {
    Map<URI, RequestPace> paces = new ConcurrentHashMap<>();
    return server -> paces.computeIfAbsent(server, this::pace).await();
  }

  private RequestPace pace(URI server) {
    Throttle own =
        throttles.computeIfAbsent(
            server, any -> new Throttle(() -> requestsPerSecond, System::nanoTime));
    return new RequestPace(Collections.singletonList(own), cancellation, System::nanoTime);
  }
}
