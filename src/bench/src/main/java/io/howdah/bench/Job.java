package io.howdah.bench;

import java.nio.file.Path;

/**
 * One run of a contender.
 *
 * @param directory a new one on the RAM disk, for whatever it needs
 * @param route how the clusters are reached
 */
record Job(Workload workload, Endpoint source, Endpoint destination, Route route, Path directory) {

  /** The same with other files. */
  Job with(Workload other) {
    return new Job(other, source, destination, route, directory);
  }
}
