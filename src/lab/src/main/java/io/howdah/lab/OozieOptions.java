package io.howdah.lab;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that makes one Oozie server different from another.
 *
 * @param instance by which the server calls itself in its log and among others
 * @param home the cluster that holds the workflows
 * @param database the one shared with others, if any
 * @param zooKeeper where it meets others, if it does
 * @param yarn where actions run that the server does not run itself, if they can
 * @param plugins jars beside Oozie's own
 * @param properties the entries of {@code oozie-site.xml} that somebody asked for
 */
record OozieOptions(
    String name,
    String instance,
    HdfsCluster home,
    @Nullable OozieDatabase database,
    @Nullable ZooKeeperServer zooKeeper,
    @Nullable YarnCluster yarn,
    List<Path> plugins,
    Map<String, String> properties,
    List<String> jvmFlags,
    Map<String, String> environment,
    Path logDirectory) {}
