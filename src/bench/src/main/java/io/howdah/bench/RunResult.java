package io.howdah.bench;

import java.util.Optional;

/**
 * One run of one contender.
 *
 * @param round from 1
 * @param loss why it does not count: it failed, or the referee found a difference
 */
record RunResult(
    Workload workload,
    int round,
    String contender,
    String family,
    Figures figures,
    Optional<String> loss) {

  boolean isLost() {
    return loss.isPresent();
  }

  double filesPerSecond() {
    return workload.files().size() / figures.wallSeconds();
  }

  /** In millions of bytes. */
  double megabytesPerSecond() {
    return workload.bytes() / 1e6 / figures.wallSeconds();
  }
}
