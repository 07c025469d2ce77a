package io.howdah.lab.node;

import io.howdah.lab.channel.Message;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.DFSUtil;
import org.apache.hadoop.hdfs.HdfsConfiguration;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.hadoop.hdfs.MiniDFSCluster.DataNodeProperties;
import org.apache.hadoop.hdfs.MiniDFSNNTopology;
import org.apache.hadoop.hdfs.MiniDFSNNTopology.NNConf;
import org.apache.hadoop.hdfs.MiniDFSNNTopology.NSConf;
import org.apache.hadoop.hdfs.server.datanode.DataNode;
import org.apache.hadoop.hdfs.server.namenode.NameNode;
import org.apache.hadoop.hdfs.server.namenode.NameNodeAdapter;
import org.jspecify.annotations.Nullable;

/** Starts the cluster of this JVM and strikes its servers with faults. */
final class ClusterCommands {
  private final Directory directory;
  private final List<@Nullable DataNodeProperties> stopped = new ArrayList<>();
  private final List<Integer> transferPorts = new ArrayList<>();
  private @Nullable MiniDFSCluster cluster;
  private Configuration clientConfiguration = new Configuration(false);

  ClusterCommands(Directory directory) {
    this.directory = directory;
  }

  void register(Map<String, Command> commands) {
    commands.put("start", this::start);
    commands.put("awaitDataNodes", this::awaitDataNodes);
    commands.put("stopNameNode", this::stopNameNode);
    commands.put("startNameNode", this::startNameNode);
    commands.put("transition", this::transition);
    commands.put("nameNodeStates", this::nameNodeStates);
    commands.put("safeMode", this::safeMode);
    commands.put("stopDataNode", this::stopDataNode);
    commands.put("startDataNode", this::startDataNode);
  }

  /** The client configuration for all nameservices of this cluster. */
  Configuration clientConfiguration() {
    return clientConfiguration;
  }

  /** The NameNode with this index. */
  NameNode nameNode(int index) {
    return cluster().getNameNode(index);
  }

  private Message start(Message request) throws IOException {
    File base = directory.use(request.text("directory")).toFile();
    Configuration configuration = new HdfsConfiguration();
    request.message("configuration").asTexts().forEach(configuration::set);
    clientConfiguration = new HdfsConfiguration();
    request.message("client").asTexts().forEach(clientConfiguration::set);
    Login.asServer(configuration);
    List<Message> dataNodes = request.messages("dataNodes");
    boolean highlyAvailable = request.flag("highlyAvailable");

    MiniDFSCluster.Builder builder =
        new MiniDFSCluster.Builder(configuration, new File(base, "dfs"))
            .nnTopology(topology(configuration, request.messages("nameservices"), highlyAvailable))
            .numDataNodes(dataNodes.size())
            .storagesPerDatanode(1)
            .checkDataNodeAddrConfig(true)
            // Without it dfs.datanode.hostname could not be set.
            .checkDataNodeHostConfig(true)
            .dataNodeConfOverlays(overlays(dataNodes));
    MiniDFSCluster started = builder.build();
    cluster = started;
    if (highlyAvailable) {
      for (int i = 0; i < started.getNumNameNodes(); i += 2) {
        started.transitionToActive(i);
      }
    }
    started.waitActive();
    for (int i = 0; i < started.getNumNameNodes(); i++) {
      WarmUp.of(started.getNameNode(i));
    }
    for (DataNode dataNode : started.getDataNodes()) {
      stopped.add(null);
      transferPorts.add(dataNode.getXferPort());
    }
    return Message.EMPTY;
  }

  private static MiniDFSNNTopology topology(
      Configuration configuration, List<Message> nameservices, boolean highlyAvailable) {
    MiniDFSNNTopology topology = new MiniDFSNNTopology();
    for (Message nameservice : nameservices) {
      boolean named = nameservices.size() > 1 || highlyAvailable;
      String nameserviceId = named ? nameservice.text("name") : null;
      NSConf nameserviceConf = new NSConf(nameserviceId);
      for (Message nameNode : nameservice.messages("nameNodes")) {
        String nameNodeId = highlyAvailable ? nameNode.text("name") : null;
        // Where it is served, no http is, so that they may have the same port.
        configuration.set(
            DFSUtil.addKeySuffixes("dfs.namenode.https-address", nameserviceId, nameNodeId),
            "localhost:" + nameNode.integer("httpPort"));
        nameserviceConf.addNN(
            new NNConf(nameNodeId)
                .setIpcPort(nameNode.integer("rpcPort"))
                .setHttpPort(nameNode.integer("httpPort")));
      }
      topology.addNameservice(nameserviceConf);
    }
    return topology.setFederation(nameservices.size() > 1);
  }

  private static Configuration[] overlays(List<Message> dataNodes) {
    return dataNodes.stream()
        .map(
            dataNode -> {
              Configuration overlay = new Configuration(false);
              DataNodeCommands.setAddresses(overlay, dataNode);
              return overlay;
            })
        .toArray(Configuration[]::new);
  }

  private Message awaitDataNodes(Message request) throws Exception {
    int wanted = request.integer("count");
    for (int i = 0; i < cluster().getNumNameNodes(); i++) {
      NameNode nameNode = cluster().getNameNode(i);
      while (nameNode != null && nameNode.getNamesystem().getNumLiveDataNodes() < wanted) {
        Thread.sleep(20);
      }
    }
    return Message.EMPTY;
  }

  private Message stopNameNode(Message request) {
    cluster().shutdownNameNode(request.integer("nameNode"));
    return Message.EMPTY;
  }

  private Message startNameNode(Message request) throws IOException {
    int index = request.integer("nameNode");
    cluster().restartNameNode(index, false);
    if (request.flag("await")) {
      cluster().waitNameNodeUp(index);
      await(() -> cluster().waitActive(index));
      WarmUp.of(cluster().getNameNode(index));
    }
    return Message.EMPTY;
  }

  private Message transition(Message request) throws IOException {
    int index = request.integer("nameNode");
    switch (request.text("to")) {
      case "active" -> cluster().transitionToActive(index);
      case "observer" -> observe(index);
      default -> cluster().transitionToStandby(index);
    }
    return Message.EMPTY;
  }

  // Hadoop 2 has no observers, and this is compiled with it.
  private void observe(int index) {
    try {
      MiniDFSCluster.class.getMethod("transitionToObserver", int.class).invoke(cluster(), index);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("This version of Hadoop has no observers.", e);
    }
  }

  private Message nameNodeStates(Message request) {
    List<String> states = new ArrayList<>();
    for (int i = 0; i < cluster().getNumNameNodes(); i++) {
      NameNode nameNode = cluster().getNameNode(i);
      states.add(nameNode == null ? "stopped" : nameNode.getState());
    }
    return Message.of("states", states);
  }

  private Message safeMode(Message request) throws IOException {
    NameNode nameNode = cluster().getNameNode(request.integer("nameNode"));
    if (request.text("to").equals("on")) {
      NameNodeAdapter.enterSafeMode(nameNode, false);
    } else {
      NameNodeAdapter.leaveSafeMode(nameNode);
    }
    return Message.EMPTY;
  }

  private synchronized Message stopDataNode(Message request) throws InterruptedException {
    int index = request.integer("dataNode");
    // The cluster's list changes with every stop and start; the transfer port identifies a
    // DataNode.
    List<DataNode> running = cluster().getDataNodes();
    for (int i = 0; i < running.size(); i++) {
      DataNode dataNode = running.get(i);
      if (dataNode.getXferPort() == transferPorts.get(index)) {
        stopped.set(index, cluster().stopDataNode(i));
        awaitClosed(Math.max(dataNode.getInfoPort(), dataNode.getInfoSecurePort()));
        return Message.EMPTY;
      }
    }
    throw new IllegalStateException("DataNode " + index + " is not running.");
  }

  // Netty closes the port of WebHDFS on a thread of its own, at times after the DataNode counts as
  // stopped.
  private static void awaitClosed(int port) throws InterruptedException {
    while (isListening(port)) {
      Thread.sleep(20);
    }
  }

  private static boolean isListening(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private synchronized Message startDataNode(Message request) throws IOException {
    int index = request.integer("dataNode");
    DataNodeProperties properties = stopped.get(index);
    if (properties == null) {
      throw new IllegalStateException("DataNode " + index + " was not stopped.");
    }
    if (!cluster().restartDataNode(properties, true)) {
      throw new IllegalStateException("DataNode " + index + " did not start.");
    }
    stopped.set(index, null);
    await(cluster()::waitActive);
    return Message.EMPTY;
  }

  // Hadoop's client may still hold a connection to a server as it was before it was stopped.
  private static void await(Wait wait) throws IOException {
    try {
      wait.run();
    } catch (EOFException | ConnectException e) {
      wait.run();
    }
  }

  private interface Wait {
    void run() throws IOException;
  }

  private MiniDFSCluster cluster() {
    MiniDFSCluster running = cluster;
    if (running == null) {
      throw new IllegalStateException("No cluster was started in this JVM.");
    }
    return running;
  }
}
