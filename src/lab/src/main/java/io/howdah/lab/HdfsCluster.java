package io.howdah.lab;

import io.howdah.lab.HdfsOptions.DataNodePlace;
import io.howdah.lab.channel.Message;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A real Hadoop cluster on this machine, in a JVM of its own, with simple authentication unless
 * {@link HdfsClusterBuilder#secure} says otherwise.
 *
 * <pre>{@code
 * try (HdfsCluster staging = HdfsCluster.builder("staging").nameNodes(2).start()) {
 *   staging.files().write("/data/a", 10_000, 7);       // 10,000 bytes that follow from seed 7
 *   List<URI> webHdfs = staging.urls();                 // http://localhost:PORT of each NameNode
 *   staging.failover();
 *   assertThat(staging.files().list("/data")).hasSize(2);
 * }
 * }</pre>
 *
 * <p>A test that only reads and writes shares a cluster by {@link LabClusters}; one that stops
 * servers starts its own. {@link Referee} compares trees.
 *
 * <p>NameNodes are numbered through: those of the first nameservice come first, so of an HA pair
 * the first, active at the start, is 0 and the other is 1. DataNodes are numbered from 0. A server
 * keeps its number and its addresses over a restart. The superuser, who runs this JVM unless the
 * cluster is secure, may act for any other ({@code doas}).
 *
 * <p>Methods return when the change has taken effect and throw {@link LabException} where it cannot
 * be made. All may be called from several threads. The cluster's blocks lie on a RAM disk where
 * there is room, and go at the end, also when this JVM is killed.
 */
public final class HdfsCluster implements AutoCloseable {
  private static final int BIND_ATTEMPTS = 3;

  private final HdfsOptions options;
  private final Layout layout;
  private final Path scratch;
  private final Map<String, String> configuration;
  private final HadoopProcess process;
  private final @Nullable DataNodeProcesses ownDataNodes;

  private HdfsCluster(HdfsOptions options, Layout layout, Path scratch) {
    this.options = options;
    this.layout = layout;
    this.scratch = scratch;
    this.configuration = options.security().configuration(scratch);
    this.configuration.putAll(options.configuration());
    this.process = HadoopProcess.start(options.name(), options, scratch);
    this.ownDataNodes =
        options.dataNodePlace() == DataNodePlace.OWN_PROCESS
            ? new DataNodeProcesses(options, layout, configuration, scratch)
            : null;
  }

  /**
   * Describes a cluster.
   *
   * @param name small letters, digits and dashes
   */
  public static HdfsClusterBuilder builder(String name) {
    return new HdfsClusterBuilder(name);
  }

  /** Starts several clusters at the same time, in the order given. */
  public static List<HdfsCluster> startAll(HdfsClusterBuilder... builders) {
    List<CompletableFuture<HdfsCluster>> starting = new ArrayList<>();
    for (HdfsClusterBuilder builder : builders) {
      starting.add(CompletableFuture.supplyAsync(builder::start, Threads.EACH_ITS_OWN));
    }
    try {
      return starting.stream().map(CompletableFuture::join).collect(Collectors.toList());
    } catch (CompletionException e) {
      for (CompletableFuture<HdfsCluster> each : starting) {
        each.thenAccept(HdfsCluster::close).exceptionally(failure -> null).join();
      }
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  static HdfsCluster start(HdfsOptions options) {
    for (int attempt = 1; ; attempt++) {
      Path scratch = Scratch.create(options.name());
      HdfsCluster cluster = new HdfsCluster(options, Layout.of(options, new FreePorts()), scratch);
      try {
        cluster.startServers();
        return cluster;
      } catch (LabException e) {
        cluster.close();
        // Another process may have taken a port between its choice and its use.
        if (attempt == BIND_ATTEMPTS || !e.type().equals(BindException.class.getName())) {
          throw e;
        }
      }
    }
  }

  /** The name that the builder was given. */
  public String name() {
    return options.name();
  }

  /** The version of Hadoop. */
  public HadoopVersion hadoopVersion() {
    return options.version();
  }

  /** The superuser's name. */
  public String user() {
    return options.security().superuser();
  }

  /** The realm of its users, if it is secure. */
  public Optional<Realm> realm() {
    return Optional.ofNullable(options.security().realm());
  }

  /** The nameservices, of which most clusters have one. */
  public List<Nameservice> nameservices() {
    return layout.nameservices();
  }

  /** The WebHDFS URLs of the first nameservice's NameNodes. */
  public List<URI> urls() {
    return nameservices().get(0).urls();
  }

  /** The first nameservice's URI for Hadoop's own client. */
  public URI hdfsUri() {
    return nameservices().get(0).uri();
  }

  /** The configuration by which Hadoop's own client reaches any of the nameservices. */
  public Map<String, String> clientConfiguration() {
    Map<String, String> entries = new LinkedHashMap<>(configuration);
    entries.putAll(layout.clientConfiguration());
    return entries;
  }

  /** The files of the first nameservice, as the superuser. */
  public HdfsFiles files() {
    return new HdfsFiles(process, hdfsUri(), null);
  }

  /** The files of the first nameservice, as {@code user}. */
  public HdfsFiles filesAs(String user) {
    return new HdfsFiles(process, hdfsUri(), user);
  }

  /** The files of any nameservice, as the superuser. */
  public HdfsFiles filesOf(Nameservice nameservice) {
    return new HdfsFiles(process, nameservice.uri(), null);
  }

  /** Stops a NameNode; its port then refuses connections. */
  public void stopNameNode(int nameNode) {
    process.ask("stopNameNode", Message.of("nameNode", nameNode));
  }

  /** Starts a NameNode again, as a standby if it is one of a pair, and waits until it serves. */
  public void startNameNode(int nameNode) {
    process.ask("startNameNode", Message.of("nameNode", nameNode).with("await", true));
  }

  /** Starts a NameNode again without waiting until it has heard of its blocks. */
  public void startNameNodeInSafeMode(int nameNode) {
    process.ask("startNameNode", Message.of("nameNode", nameNode));
  }

  /** {@code active}, {@code standby}, {@code observer} or {@code stopped} for each NameNode. */
  public List<String> nameNodeStates() {
    return process.ask("nameNodeStates", Message.EMPTY).texts("states");
  }

  /** Lets the NameNodes of the first nameservice, a pair, change roles. */
  public void failover() {
    failover(nameservices().get(0));
  }

  /** Lets a pair of NameNodes change roles. One that is stopped only loses its own. */
  public void failover(Nameservice nameservice) {
    List<String> states = nameNodeStates();
    for (Nameservice.NameNode nameNode : nameservice.nameNodes()) {
      if (states.get(nameNode.index()).equals("active")) {
        transitionToStandby(nameNode.index());
      }
    }
    for (Nameservice.NameNode nameNode : nameservice.nameNodes()) {
      if (states.get(nameNode.index()).equals("standby")) {
        transitionToActive(nameNode.index());
        return;
      }
    }
  }

  /** Makes one of a pair active; the other must not be. */
  public void transitionToActive(int nameNode) {
    process.ask("transition", Message.of("nameNode", nameNode).with("to", "active"));
  }

  /** Makes one of a pair a standby, so that none is active until {@link #transitionToActive}. */
  public void transitionToStandby(int nameNode) {
    process.ask("transition", Message.of("nameNode", nameNode).with("to", "standby"));
  }

  /**
   * Makes a standby an observer, which responds to reads from its own state. Hadoop 3.3 or newer.
   */
  public void transitionToObserver(int nameNode) {
    process.ask("transition", Message.of("nameNode", nameNode).with("to", "observer"));
  }

  /** Turns safe mode on: reads go on, changes are refused. */
  public void enterSafeMode(int nameNode) {
    process.ask("safeMode", Message.of("nameNode", nameNode).with("to", "on"));
  }

  /** Turns safe mode off. */
  public void leaveSafeMode(int nameNode) {
    process.ask("safeMode", Message.of("nameNode", nameNode).with("to", "off"));
  }

  /** How many DataNodes there are, running or not. */
  public int dataNodeCount() {
    return layout.dataNodes().size();
  }

  /** The URL under which a DataNode serves WebHDFS. */
  public URI dataNodeUrl(int dataNode) {
    String scheme = options.security().scheme();
    return URI.create(scheme + "://127.0.0.1:" + layout.dataNodes().get(dataNode).http());
  }

  /** The URLs under which the DataNodes serve WebHDFS. */
  public List<URI> dataNodeUrls() {
    return IntStream.range(0, dataNodeCount())
        .mapToObj(this::dataNodeUrl)
        .collect(Collectors.toList());
  }

  /** {@code HOST:PORT} in the form of WebHDFS's {@code excludedatanodes}. */
  public String dataNodeTransferAddress(int dataNode) {
    return "127.0.0.1:" + layout.dataNodes().get(dataNode).transfer();
  }

  /**
   * Stops a DataNode in an orderly way: it closes what it is writing, so a truncated file looks
   * whole. The NameNode goes on sending clients there until it counts as dead.
   */
  public void stopDataNode(int dataNode) {
    if (ownDataNodes != null) {
      ownDataNodes.stop(dataNode);
      return;
    }
    process.ask("stopDataNode", Message.of("dataNode", dataNode));
  }

  /**
   * Ends a DataNode as a crash does: no goodbye, what it was writing stays open.
   *
   * @throws LabException unless built with {@link HdfsClusterBuilder#dataNodesInOwnProcesses}
   */
  public void killDataNode(int dataNode) {
    ownDataNodes().kill(dataNode);
  }

  /**
   * Freezes a DataNode: it accepts connections and never responds.
   *
   * @throws LabException unless built with {@link HdfsClusterBuilder#dataNodesInOwnProcesses}
   */
  public void freezeDataNode(int dataNode) {
    ownDataNodes().freeze(dataNode);
  }

  /** Lets a frozen DataNode go on. */
  public void thawDataNode(int dataNode) {
    ownDataNodes().thaw(dataNode);
  }

  /**
   * Stops all NameNodes in their tracks, and with them every DataNode that has no process of its
   * own. Until they thaw, no other method of this cluster returns.
   */
  public void freezeNameNodes() {
    process.freeze();
  }

  /** Lets frozen NameNodes go on. */
  public void thawNameNodes() {
    process.thaw();
  }

  /**
   * The number of operations at all NameNodes since the cluster started. Requests of DataNodes on
   * behalf of a WebHDFS client count as well.
   *
   * @param metric the name in Hadoop's own metrics, such as {@code FileInfoOps}, {@code
   *     GetListingOps}, {@code CreateFileOps} or {@code FilesRenamed}
   */
  public long operationCount(String metric) {
    return process.ask("operationCount", Message.of("metric", metric)).number("count");
  }

  /** Starts a DataNode again that was stopped or killed, with its blocks. */
  public void startDataNode(int dataNode) {
    if (ownDataNodes != null) {
      ownDataNodes.start(dataNode);
      return;
    }
    process.ask("startDataNode", Message.of("dataNode", dataNode));
  }

  /** A new delegation token of the superuser of a secure cluster, as WebHDFS writes it. */
  public String delegationToken() {
    return delegationTokens(nameservices().get(0)).text("token");
  }

  /** Stops everything and deletes the cluster's files. */
  @Override
  public void close() {
    if (ownDataNodes != null) {
      ownDataNodes.close();
    }
    process.close();
    Scratch.delete(scratch);
  }

  /**
   * What makes the referee a reader of everything: tokens as text, in a secure cluster, or a name.
   */
  Message reader(Nameservice nameservice) {
    if (!options.security().isKerberos()) {
      return Message.of("user", user());
    }
    return Message.of("tokens", delegationTokens(nameservice).text("tokens"));
  }

  private Message delegationTokens(Nameservice nameservice) {
    return process.ask("delegationTokens", Message.of("uri", nameservice.uri().toString()));
  }

  HadoopProcess process() {
    return process;
  }

  private void startServers() {
    Map<String, String> servers = new LinkedHashMap<>(configuration);
    if (options.isHighlyAvailable() && options.nameservices() == 1) {
      servers.putAll(layout.clientConfiguration());
    }
    List<Message> dataNodes =
        ownDataNodes != null
            ? List.of()
            : layout.dataNodes().stream()
                .map(Layout.DataNodePorts::message)
                .collect(Collectors.toList());
    process.ask(
        "start",
        Message.of("directory", scratch.toString())
            .with("configuration", Message.ofTexts(servers))
            .with("client", Message.ofTexts(clientConfiguration()))
            .with("highlyAvailable", options.isHighlyAvailable())
            .withMessages("nameservices", layout.nameserviceMessages())
            .withMessages("dataNodes", dataNodes));
    if (ownDataNodes != null) {
      ownDataNodes.startAll();
      process.ask("awaitDataNodes", Message.of("count", dataNodeCount()));
    }
  }

  private DataNodeProcesses ownDataNodes() {
    if (ownDataNodes == null) {
      throw new LabException(
          IllegalStateException.class.getName(),
          "The DataNodes of " + name() + " share the cluster's process.");
    }
    return ownDataNodes;
  }
}
