package io.howdah.lab;

import java.util.Map;
import java.util.TreeMap;

/** The options of an HttpFS; by default its own. */
public final class HttpFsServerBuilder {
  private final HdfsCluster cluster;
  private final Map<String, String> properties = new TreeMap<>();

  HttpFsServerBuilder(HdfsCluster cluster) {
    this.cluster = cluster;
  }

  /** Sets any entry of {@code httpfs-site.xml}, over what the lab sets. */
  public HttpFsServerBuilder property(String key, String value) {
    properties.put(key, value);
    return this;
  }

  /** Starts the server and waits until it serves, which takes 3 to 6 seconds. */
  public HttpFsServer start() {
    return HttpFsServer.start(new HttpFsOptions(cluster, Map.copyOf(properties)));
  }
}
