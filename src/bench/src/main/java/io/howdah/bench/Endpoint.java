package io.howdah.bench;

import java.net.URI;
import java.util.Map;

/**
 * The addresses of a cluster for a tool.
 *
 * @param webHdfs the NameNode's {@code http:} URL
 * @param hdfs the URI for Hadoop's own protocol
 * @param clientConfiguration the configuration of a client of that protocol
 */
record Endpoint(
    String name, URI webHdfs, URI hdfs, String user, Map<String, String> clientConfiguration) {

  /** The URL of a WebHDFS request; paths of data sets need no encoding. */
  String request(String path, String query) {
    return webHdfs + "/webhdfs/v1" + path + "?" + query + "&user.name=" + user;
  }
}
