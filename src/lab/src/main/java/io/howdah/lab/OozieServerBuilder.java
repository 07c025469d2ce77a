package io.howdah.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The options of an Oozie server. By default they are Oozie's own: every service on, every interval
 * as it is in production (see {@link #quickIntervals}), an embedded Derby on disk, no plugin. Only
 * the home cluster has to be named.
 */
public final class OozieServerBuilder {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");

  private final String name;
  private final List<Path> plugins = new ArrayList<>();
  private final Map<String, String> properties = new TreeMap<>();
  private final List<String> jvmFlags = new ArrayList<>();
  private final Map<String, String> environment = new TreeMap<>();
  private String instance;
  private @Nullable HdfsCluster home;
  private @Nullable OozieDatabase database;
  private @Nullable ZooKeeperServer zooKeeper;
  private @Nullable YarnCluster yarn;
  private Path logDirectory = LogFiles.DIRECTORY;

  OozieServerBuilder(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'" + name + "' is no name of a server: use small letters, digits and dashes.");
    }
    this.name = name;
    this.instance = name;
    heap("1g");
  }

  /** The cluster that workflows lie on and that their paths belong to unless they name another. */
  public OozieServerBuilder home(HdfsCluster cluster) {
    this.home = cluster;
    return this;
  }

  /** Installs a jar as an administrator would: after Oozie's own on the class path. */
  public OozieServerBuilder plugin(Path jar) {
    plugins.add(jar);
    return this;
  }

  /** Sets any entry of {@code oozie-site.xml}, over what the lab sets. */
  public OozieServerBuilder property(String key, String value) {
    properties.put(key, value);
    return this;
  }

  /**
   * Lets Oozie look after its jobs every second or two, instead of every minute to every ten, and
   * allows coordinators that run more often than every five minutes. A server of an ensemble that
   * dies is missed after five seconds instead of three minutes.
   */
  public OozieServerBuilder quickIntervals() {
    property("oozie.service.ActionCheckerService.action.check.interval", "1");
    property("oozie.service.ActionCheckerService.action.check.delay", "1");
    property("oozie.service.RecoveryService.interval", "2");
    property("oozie.service.RecoveryService.wf.actions.older.than", "3");
    property("oozie.service.RecoveryService.coord.older.than", "3");
    property("oozie.service.CoordMaterializeTriggerService.lookup.interval", "1");
    property("oozie.service.CoordMaterializeTriggerService.scheduling.interval", "1");
    property("oozie.service.StatusTransitService.statusTransit.interval", "1");
    property("oozie.service.coord.check.maximum.frequency", "false");
    property("oozie.command.default.requeue.delay", "500");
    property("oozie.zookeeper.session.timeout", "5");
    return property("oozie.action.retry.interval", "1");
  }

  /** Keeps jobs in a database that other servers use, too, instead of one of its own. */
  public OozieServerBuilder database(OozieDatabase database) {
    this.database = database;
    return this;
  }

  /**
   * Makes the server one of those that meet at this ZooKeeper. All of them share a database and a
   * home cluster, and start one after the other, since each creates the tables that it misses.
   */
  public OozieServerBuilder zooKeeper(ZooKeeperServer zooKeeper) {
    this.zooKeeper = zooKeeper;
    return this;
  }

  /**
   * Lets java, shell and other such actions run here, once {@link OozieServer#installShareLib} has
   * been called.
   */
  public OozieServerBuilder yarn(YarnCluster yarn) {
    this.yarn = yarn;
    return this;
  }

  /** What the server calls itself in its log and among the others of an ensemble: its name. */
  public OozieServerBuilder instance(String instance) {
    this.instance = instance;
    return this;
  }

  /** The most memory its objects may take, such as {@code 512m}; {@code 1g} by default. */
  public OozieServerBuilder heap(String size) {
    return jvmFlag("-Xmx" + size);
  }

  /**
   * Logs at the finest level, also what is dropped in production. The bytes of its responses to
   * status requests are not logged.
   */
  public OozieServerBuilder loggingEverything() {
    jvmFlag("-Dlab.log.oozie=TRACE");
    jvmFlag("-Dlab.log.hadoop=DEBUG");
    return jvmFlag("-Dlab.log.others=DEBUG,oozie");
  }

  /** Adds a flag to the command line of the server's JVM, such as a system property. */
  public OozieServerBuilder jvmFlag(String flag) {
    jvmFlags.add(flag);
    return this;
  }

  /** Sets a variable in the environment of the server's process. */
  public OozieServerBuilder environment(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Where the logs go: below {@code target/lab} in the current directory by default. */
  public OozieServerBuilder logDirectory(Path directory) {
    this.logDirectory = directory;
    return this;
  }

  /** Starts the server and waits until it serves, which takes 3 to 8 seconds. */
  public OozieServer start() {
    return OozieServer.start(options());
  }

  private OozieOptions options() {
    if (home == null) {
      throw new IllegalArgumentException("Say on which cluster the workflows of " + name + " lie.");
    }
    return new OozieOptions(
        name,
        instance,
        home,
        database,
        zooKeeper,
        yarn,
        List.copyOf(plugins),
        Map.copyOf(properties),
        List.copyOf(jvmFlags),
        Map.copyOf(environment),
        logDirectory);
  }
}
