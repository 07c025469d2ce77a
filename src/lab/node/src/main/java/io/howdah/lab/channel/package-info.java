/**
 * The messages between a test's JVM and a cluster's JVM. Nothing here needs Hadoop, so that both
 * sides can use it.
 */
package io.howdah.lab.channel;
