/**
 * What a test's JVM and a cluster's JVM say to each other. Nothing here needs Hadoop, so that both
 * sides can use it.
 */
package io.howdah.lab.channel;
