package io.howdah.bench;

import java.io.IOException;

/** A tool with the settings that it runs with. */
interface Contender {
  /** What it is called in the results, such as {@code curl-8}. */
  String name();

  /** What all levels of the same tool have in common, such as {@code curl}; the best one counts. */
  String family();

  /** Whether it can do this job at all; a level beyond the number of files repeats a lower one. */
  default boolean takes(Workload workload, Route route) {
    return true;
  }

  /**
   * Writes what it needs into the job's directory, which is not measured, and returns its command.
   */
  Command prepare(Job job) throws IOException;
}
