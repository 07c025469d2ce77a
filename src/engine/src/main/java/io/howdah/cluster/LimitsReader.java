package io.howdah.cluster;

import io.howdah.BandwidthLimit;
import io.howdah.CopyException;
import io.howdah.LoadLimits;
import java.util.Optional;

/** Reads the limits of a cluster, or of all copies. */
final class LimitsReader {
  static final String BANDWIDTH = "bandwidth";
  static final String REQUESTS = "requests_per_second";

  private LimitsReader() {}

  /** The limits among these members; none where they are missing. */
  static LoadLimits read(JsonMembers members) throws CopyException {
    LoadLimits limits = LoadLimits.none();
    JsonValue bandwidth = members.optional(BANDWIDTH);
    if (bandwidth != null) {
      Optional<BandwidthLimit> limit = BandwidthLimit.parse(bandwidth.string());
      if (!limit.isPresent()) {
        throw bandwidth.invalid(
            "must be bytes per second such as \"200M\", \"off\", or a timetable such as"
                + " \"08:00,20M 19:00,off\", not '"
                + bandwidth.string()
                + "'");
      }
      limits = limits.withBandwidth(limit.get());
    }
    JsonValue requests = members.optional(REQUESTS);
    if (requests != null) {
      if (requests.integer() < 0) {
        throw requests.invalid("must be at least 0, not " + requests.integer());
      }
      limits = limits.withRequestsPerSecond(requests.integer());
    }
    return limits;
  }
}
