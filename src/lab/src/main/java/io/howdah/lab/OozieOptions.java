package io.howdah.lab;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that makes one Oozie server different from another.
 *
 * @param instance the server's name in its log and in its ensemble
 * @param home the cluster that holds the workflows
 * @param database the one shared with others, if any
 * @param zooKeeper of the ensemble, if any
 * @param yarn for actions that do not run in the server, if any
 * @param plugins jars beside Oozie's own
 * @param properties the entries of {@code oozie-site.xml} that the test has set
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
