package io.howdah.lab;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One namespace of a cluster.
 *
 * @param name the name in the servers' configuration, such as {@code staging-ns1}
 * @param uri the {@code hdfs:} URI for Hadoop's own client: logical where there are two NameNodes
 * @param nameNodes one, or two of which one is active
 */
public record Nameservice(String name, URI uri, List<NameNode> nameNodes) {

  /**
   * A NameNode's addresses, which it keeps over a restart.
   *
   * @param index its number in {@link HdfsCluster}'s methods
   * @param url under which it serves WebHDFS
   */
  public record NameNode(int index, String name, int rpcPort, URI url) {}

  /** The URLs of the NameNodes. */
  public List<URI> urls() {
    return nameNodes.stream().map(NameNode::url).collect(Collectors.toList());
  }
}
