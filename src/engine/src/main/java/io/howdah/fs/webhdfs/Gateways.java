package io.howdah.fs.webhdfs;

import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The servers of a nameservice that move bytes themselves, as an HttpFS does: they need not be
 * asked where to. Learned from the first location that each of them gives.
 */
final class Gateways {
  private final Set<URI> known = ConcurrentHashMap.newKeySet();

  /** Whether the server is known to move bytes itself. */
  boolean contains(URI server) {
    return known.contains(server);
  }

  /** Learns from the location that {@code server} gave when it was asked at {@code asked}. */
  void learn(URI server, URI asked, Location location) {
    // Not a proxy before a NameNode, whose locations are at itself, too, but elsewhere.
    if (location.isBackTo(asked)) {
      known.add(server);
    }
  }

  /** Where such a server has the bytes of an operation: where it is asked for them. */
  static Location location(URI question, Operation operation) {
    Location location = Location.of(question);
    // Without it an HttpFS waits for a second request with the bytes.
    return operation == Operation.CREATE ? location.with("data", "true") : location;
  }
}
