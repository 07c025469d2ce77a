package io.howdah.bench;

/**
 * How a measured process ended.
 *
 * @param complaint what it printed last, if it failed
 */
record Measurement(int exitCode, Figures figures, String complaint) {
  boolean failed() {
    return exitCode != 0;
  }
}
