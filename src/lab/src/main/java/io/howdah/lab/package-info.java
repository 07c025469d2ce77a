/**
 * Real Hadoop clusters and Oozie servers on this machine for tests, the demo and benchmarks.
 *
 * <p>Start with {@link io.howdah.lab.HdfsCluster} and {@link io.howdah.lab.OozieServer}; in a JUnit
 * test with {@link io.howdah.lab.LabClusters}; from a shell with {@link io.howdah.lab.LabMain}.
 * {@link io.howdah.lab.Referee} compares two trees. No jar of Hadoop's or Oozie's is on the class
 * path of this package's users: each server runs in a JVM of its own.
 */
package io.howdah.lab;
