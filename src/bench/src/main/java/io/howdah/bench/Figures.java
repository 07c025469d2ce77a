package io.howdah.bench;

/**
 * What one run took.
 *
 * @param cpuSeconds in user and kernel mode, of the process and all its children
 * @param peakBytes the most memory that it and its children had resident at the same time
 */
record Figures(double wallSeconds, double cpuSeconds, long peakBytes) {}
