package io.howdah.connect;

import io.howdah.Cancellation;
import io.howdah.fs.webhdfs.RequestGate;
import io.howdah.pace.RequestPace;
import io.howdah.pace.Throttle;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The request limits of one run, at all servers of all clusters that it opens. */
final class RunLimits {
  private final int requestsPerSecond;
  private final SharedLimits shared;
  private final Cancellation cancellation;
  private final Map<URI, Throttle> throttles = new ConcurrentHashMap<>();

  /**
   * Creates the limits of a run.
   *
   * @param requestsPerSecond to each server, or {@link io.howdah.LoadLimits#OFF}
   * @param shared those of all runs
   * @param cancellation ends the wait of requests
   */
  RunLimits(int requestsPerSecond, SharedLimits shared, Cancellation cancellation) {
    this.requestsPerSecond = requestsPerSecond;
    this.shared = shared;
    this.cancellation = cancellation;
  }

  /** The gate for one open cluster. Both sides of a run may be at the same server. */
  RequestGate gate(String alias) {
    Map<URI, RequestPace> paces = new ConcurrentHashMap<>();
    return server -> paces.computeIfAbsent(server, any -> pace(alias, any)).await();
  }

  private RequestPace pace(String alias, URI server) {
    List<Throttle> all = new ArrayList<>(shared.requests(alias, server));
    all.add(
        throttles.computeIfAbsent(
            server, any -> new Throttle(() -> requestsPerSecond, System::nanoTime)));
    return new RequestPace(all, cancellation, System::nanoTime);
  }
}
