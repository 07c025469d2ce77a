/**
 * Copies the same data by different tools, in turns, and reports how fast each was. {@link
 * io.howdah.bench.BenchMain} is where it starts; a {@link io.howdah.bench.Contender} is a tool with
 * its settings, {@link io.howdah.bench.RoundRobin} lets them run.
 */
package io.howdah.bench;
