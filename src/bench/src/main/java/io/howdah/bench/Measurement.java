package io.howdah.bench;

/**
 * How a measured process ended.
 *
 * @param complaint the last lines of its output, if it failed
 */
record Measurement(int exitCode, Figures figures, String complaint) {
  boolean failed() {
    return exitCode != 0;
  }
}
