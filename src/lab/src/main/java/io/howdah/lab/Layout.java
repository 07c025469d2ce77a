package io.howdah.lab;

import io.howdah.lab.Nameservice.NameNode;
import io.howdah.lab.channel.Message;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The addresses of a cluster's servers, settled before it starts. */
record Layout(List<Nameservice> nameservices, List<DataNodePorts> dataNodes) {
  private static final String FAILOVER =
      "org.apache.hadoop.hdfs.server.namenode.ha.ConfiguredFailoverProxyProvider";

  record DataNodePorts(int transfer, int http, int ipc) {
    Message message() {
      return Message.of("transferPort", transfer).with("httpPort", http).with("ipcPort", ipc);
    }

    /** Waits until a DataNode can listen on its ports again. */
    void awaitFree() {
      FreePorts.awaitFree(transfer);
      FreePorts.awaitFree(http);
      FreePorts.awaitFree(ipc);
    }
  }

  static Layout of(HdfsOptions options, FreePorts ports) {
    List<Nameservice> nameservices = new ArrayList<>();
    int index = 0;
    for (int i = 1; i <= options.nameservices(); i++) {
      List<NameNode> nameNodes = new ArrayList<>();
      for (int j = 1; j <= options.nameNodes(); j++) {
        nameNodes.add(new NameNode(index++, "nn" + j, ports.next(), url(options, ports.next())));
      }
      String name = options.name() + "-ns" + i;
      String authority =
          options.isHighlyAvailable() ? name : "localhost:" + nameNodes.get(0).rpcPort();
      nameservices.add(
          new Nameservice(name, URI.create("hdfs://" + authority), List.copyOf(nameNodes)));
    }
    List<DataNodePorts> dataNodes = new ArrayList<>();
    for (int i = 0; i < options.dataNodes(); i++) {
      dataNodes.add(new DataNodePorts(ports.next(), ports.next(), ports.next()));
    }
    return new Layout(List.copyOf(nameservices), List.copyOf(dataNodes));
  }

  /** The configuration by which a client or a DataNode finds the NameNodes. */
  Map<String, String> clientConfiguration() {
    Map<String, String> entries = new LinkedHashMap<>();
    Nameservice only = nameservices.get(0);
    boolean highlyAvailable = only.nameNodes().size() > 1;
    if (nameservices.size() == 1) {
      // A logical name where there is one: DataNodes then survive a failover in mid-transfer.
      entries.put("fs.defaultFS", only.uri().toString());
    }
    if (nameservices.size() == 1 && !highlyAvailable) {
      return entries;
    }
    entries.put(
        "dfs.nameservices",
        nameservices.stream().map(Nameservice::name).collect(Collectors.joining(",")));
    for (Nameservice nameservice : nameservices) {
      String name = nameservice.name();
      if (!highlyAvailable) {
        entries.put("dfs.namenode.rpc-address." + name, rpc(nameservice.nameNodes().get(0)));
        continue;
      }
      entries.put("dfs.client.failover.proxy.provider." + name, FAILOVER);
      entries.put(
          "dfs.ha.namenodes." + name,
          nameservice.nameNodes().stream().map(NameNode::name).collect(Collectors.joining(",")));
      for (NameNode nameNode : nameservice.nameNodes()) {
        entries.put("dfs.namenode.rpc-address." + name + "." + nameNode.name(), rpc(nameNode));
      }
    }
    return entries;
  }

  List<Message> nameserviceMessages() {
    return nameservices.stream().map(Layout::message).collect(Collectors.toList());
  }

  private static Message message(Nameservice nameservice) {
    List<Message> nameNodes =
        nameservice.nameNodes().stream()
            .map(
                nameNode ->
                    Message.of("name", nameNode.name())
                        .with("rpcPort", nameNode.rpcPort())
                        .with("httpPort", nameNode.url().getPort()))
            .collect(Collectors.toList());
    return Message.of("name", nameservice.name()).withMessages("nameNodes", nameNodes);
  }

  private static URI url(HdfsOptions options, int port) {
    return URI.create(options.security().scheme() + "://localhost:" + port);
  }

  private static String rpc(NameNode nameNode) {
    return "localhost:" + nameNode.rpcPort();
  }
}
