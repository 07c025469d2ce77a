package io.howdah.lab;

import io.howdah.lab.HdfsOptions.DataNodePlace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The options of a cluster. Every default suits a test: Hadoop {@link HadoopVersion#DEFAULT}, one
 * NameNode, two DataNodes in the cluster's own JVM, replication 1, Hadoop's own block size (128
 * MiB), permissions and ACLs on, any block size from 512 bytes on allowed, files that close within
 * milliseconds (see {@link #stockClose}).
 */
public final class HdfsClusterBuilder {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");
  private static final String CLOSE = "dfs.client.block.write.locateFollowingBlock.";
  private static final String CLOSE_DELAY = CLOSE + "initial.delay.ms";

  /** The delay doubles each time: so it waits as long as with stock settings, 10 seconds in all. */
  private static final String CLOSE_RETRIES = CLOSE + "retries";

  private static final String QUICK_START = "-XX:TieredStopAtLevel=1";

  private final String name;
  private final Map<String, String> configuration = new TreeMap<>();
  private final List<String> jvmFlags = new ArrayList<>();
  private HadoopVersion version = HadoopVersion.DEFAULT;
  private int nameservices = 1;
  private int nameNodes = 1;
  private int dataNodes = 2;
  private DataNodePlace dataNodePlace = DataNodePlace.CLUSTER_PROCESS;
  private HdfsSecurity security = HdfsSecurity.NONE;
  private Path logDirectory = LogFiles.DIRECTORY;

  HdfsClusterBuilder(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'" + name + "' is no name of a cluster: use small letters, digits and dashes.");
    }
    this.name = name;
    jvmFlags.add(QUICK_START);
    String user = System.getProperty("user.name");
    set("hadoop.proxyuser." + user + ".hosts", "*");
    set("hadoop.proxyuser." + user + ".groups", "*");
    set("hadoop.proxyuser." + user + ".users", "*");
    set("dfs.permissions.enabled", "true");
    set("dfs.namenode.acls.enabled", "true");
    set("dfs.webhdfs.enabled", "true");
    set("dfs.namenode.fs-limits.min-block-size", "512");
    set("dfs.replication", "1");
    // Deleted blocks go at once, so that a test's files do not pile up on a RAM disk.
    set("dfs.block.invalidate.limit", "20000");
    set("dfs.heartbeat.interval", "1");
    set(CLOSE_DELAY, "5");
    set(CLOSE_RETRIES, "10");
  }

  /** Runs this version of Hadoop. */
  public HdfsClusterBuilder hadoop(HadoopVersion version) {
    this.version = version;
    return this;
  }

  /** Gives each nameservice this many NameNodes: 1, or 2 for a pair that can fail over. */
  public HdfsClusterBuilder nameNodes(int nameNodes) {
    this.nameNodes = within("nameNodes", nameNodes, 1, 2);
    return this;
  }

  /**
   * Federates this many nameservices over the same DataNodes. Together with two NameNodes each, a
   * transfer that runs during a failover breaks; with one nameservice it survives.
   */
  public HdfsClusterBuilder nameservices(int nameservices) {
    this.nameservices = within("nameservices", nameservices, 1, 8);
    return this;
  }

  /** Starts this many DataNodes, each with one storage. */
  public HdfsClusterBuilder dataNodes(int dataNodes) {
    this.dataNodes = within("dataNodes", dataNodes, 0, 16);
    return this;
  }

  /** Runs each DataNode in a JVM of its own, so that {@link HdfsCluster#killDataNode} can. */
  public HdfsClusterBuilder dataNodesInOwnProcesses() {
    dataNodePlace = DataNodePlace.OWN_PROCESS;
    return this;
  }

  /**
   * Accepts only clients of this realm, by Kerberos or by a delegation token. The superuser is
   * {@code hdfs} then. Needs Hadoop 3.4.3 or newer.
   */
  public HdfsClusterBuilder secure(Realm realm) {
    security = security.with(realm);
    return this;
  }

  /** Serves WebHDFS over https only, under certificates that this authority signs. */
  public HdfsClusterBuilder https(CertificateAuthority authority) {
    return https(authority.serverKeystore());
  }

  /**
   * Serves WebHDFS over https only, under this certificate, be it good or not.
   *
   * @param keystore one that a {@link CertificateAuthority} made
   */
  public HdfsClusterBuilder https(Path keystore) {
    security = security.with(keystore);
    return this;
  }

  /** Lets the cluster have encryption zones, whose keys this server keeps. */
  public HdfsClusterBuilder keys(KmsServer keys) {
    return set("hadoop.security.key.provider.path", keys.provider().toString());
  }

  /**
   * Lets a user act for others ({@code doas}).
   *
   * @param others the users; all users if none is named
   */
  public HdfsClusterBuilder mayImpersonate(String user, String... others) {
    set("hadoop.proxyuser." + user + ".hosts", "*");
    return set(
        "hadoop.proxyuser." + user + ".users", others.length == 0 ? "*" : String.join(",", others));
  }

  /**
   * Limits the life of the NameNodes' delegation tokens.
   *
   * @param renewInterval after which a token is refused unless it was renewed
   * @param maxLifetime after which it cannot be renewed
   */
  public HdfsClusterBuilder delegationTokens(Duration renewInterval, Duration maxLifetime) {
    set("dfs.namenode.delegation.token.renew-interval", Long.toString(renewInterval.toMillis()));
    return set("dfs.namenode.delegation.token.max-lifetime", Long.toString(maxLifetime.toMillis()));
  }

  /** The default replication of a file. */
  public HdfsClusterBuilder replication(int replication) {
    return set("dfs.replication", Integer.toString(within("replication", replication, 1, 16)));
  }

  /** The block size in bytes, a multiple of 512: the default of a file. */
  public HdfsClusterBuilder blockSize(long bytes) {
    return set("dfs.blocksize", Long.toString(bytes));
  }

  /** The highest replication that a file may have. */
  public HdfsClusterBuilder maxReplication(int replication) {
    return set(
        "dfs.replication.max", Integer.toString(within("maxReplication", replication, 1, 512)));
  }

  /** The smallest block size in bytes that a file may have. */
  public HdfsClusterBuilder minBlockSize(long bytes) {
    return set("dfs.namenode.fs-limits.min-block-size", Long.toString(bytes));
  }

  /**
   * The name of the DataNodes' host that locations carry; {@code 127.0.0.1} by default. It need not
   * resolve: servers and Hadoop's own client find the DataNodes by their addresses.
   */
  public HdfsClusterBuilder dataNodeHostname(String name) {
    return set("dfs.datanode.hostname", name);
  }

  /**
   * Declares a silent DataNode dead after about 14 seconds instead of ten minutes. A busy machine
   * may then lose a live one for a moment.
   */
  public HdfsClusterBuilder quickDeadNodes() {
    return set("dfs.namenode.heartbeat.recheck-interval", "2000");
  }

  /**
   * Lets a DataNode wait up to 400 ms before it closes a file, as a server with stock settings
   * does. Otherwise it waits 5 ms.
   */
  public HdfsClusterBuilder stockClose() {
    configuration.remove(CLOSE_DELAY);
    configuration.remove(CLOSE_RETRIES);
    return this;
  }

  /** Sets any entry of Hadoop's configuration on all servers, over what this builder sets. */
  public HdfsClusterBuilder set(String key, String value) {
    configuration.put(key, value);
    return this;
  }

  /**
   * Lets the JVM compile the servers' code as well as it can. Otherwise it stops at the first
   * level, with which a cluster is up at little more than half the processor time but serves more
   * slowly.
   */
  public HdfsClusterBuilder compiledForSpeed() {
    jvmFlags.remove(QUICK_START);
    return this;
  }

  /** Adds a flag to the command line of the cluster's JVMs, such as {@code -Xmx2g}. */
  public HdfsClusterBuilder jvmFlag(String flag) {
    jvmFlags.add(flag);
    return this;
  }

  /** Where the logs go: {@code target/lab} below the current directory by default. */
  public HdfsClusterBuilder logDirectory(Path directory) {
    this.logDirectory = directory;
    return this;
  }

  /** Starts the cluster and waits until it serves, which takes 3 to 7 seconds. */
  public HdfsCluster start() {
    return HdfsCluster.start(options());
  }

  HdfsOptions options() {
    if (security.isKerberos() && version.compareTo(HadoopVersion.V3_4_3) < 0) {
      throw new IllegalArgumentException("The lab has no secure Hadoop " + version + ".");
    }
    return new HdfsOptions(
        name,
        version,
        nameservices,
        nameNodes,
        dataNodes,
        dataNodePlace,
        security,
        Map.copyOf(configuration),
        List.copyOf(jvmFlags),
        logDirectory);
  }

  private static int within(String what, int value, int lowest, int highest) {
    if (value < lowest || value > highest) {
      throw new IllegalArgumentException(
          what + " must be " + lowest + " to " + highest + ", not " + value + ".");
    }
    return value;
  }
}
