package io.howdah.lab.node;

import io.howdah.lab.channel.Message;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.HdfsConfiguration;
import org.apache.hadoop.hdfs.server.datanode.DataNode;
import org.jspecify.annotations.Nullable;

/** Makes this JVM a DataNode and nothing else, so that it can be killed without notice. */
final class DataNodeCommands {
  private @Nullable DataNode dataNode;

  void register(Map<String, Command> commands) {
    commands.put("runDataNode", this::run);
    commands.put("shutDownDataNode", this::shutDown);
  }

  static void setAddresses(Configuration configuration, Message ports) {
    configuration.set("dfs.datanode.address", "127.0.0.1:" + ports.number("transferPort"));
    // Only one of the two is served.
    configuration.set("dfs.datanode.http.address", "127.0.0.1:" + ports.number("httpPort"));
    configuration.set("dfs.datanode.https.address", "127.0.0.1:" + ports.number("httpPort"));
    configuration.set("dfs.datanode.ipc.address", "127.0.0.1:" + ports.number("ipcPort"));
  }

  private Message run(Message request) throws Exception {
    Configuration configuration = new HdfsConfiguration();
    request.message("configuration").asTexts().forEach(configuration::set);
    request.message("client").asTexts().forEach(configuration::set);
    setAddresses(configuration, request.message("ports"));
    configuration.set("dfs.datanode.data.dir", request.text("directory"));
    Login.asServer(configuration);
    DataNode started = DataNode.createDataNode(new String[0], configuration);
    while (!started.isDatanodeFullyStarted()) {
      Thread.sleep(20);
    }
    dataNode = started;
    return Message.EMPTY;
  }

  private Message shutDown(Message request) {
    DataNode running = dataNode;
    if (running != null) {
      running.shutdown();
    }
    return Message.EMPTY;
  }
}
