/**
 * Real Hadoop clusters on this machine for tests, the demo and benchmarks.
 *
 * <p>Start with {@link io.howdah.lab.HdfsCluster}; in a JUnit test with {@link
 * io.howdah.lab.LabClusters}; from a shell with {@link io.howdah.lab.LabMain}. {@link
 * io.howdah.lab.Referee} says whether two trees are equal. No Hadoop jar is on the class path of
 * whoever uses this package: each cluster runs in a JVM of its own.
 */
package io.howdah.lab;
