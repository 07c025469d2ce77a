package io.howdah.lab;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The options of a Hive. */
public final class HiveServerBuilder {
  private final String name;
  private final Map<String, String> properties = new TreeMap<>();
  private @Nullable HdfsCluster files;

  HiveServerBuilder(String name) {
    this.name = name;
  }

  /** The cluster with its tables' files, which has none of its own. */
  public HiveServerBuilder on(HdfsCluster files) {
    this.files = files;
    return this;
  }

  /** Sets any entry of {@code hive-site.xml}, over what the lab sets. */
  public HiveServerBuilder property(String key, String value) {
    properties.put(key, value);
    return this;
  }

  /** Starts it and waits until it serves, which takes about 10 seconds. */
  public HiveServer start() {
    HdfsCluster cluster = Objects.requireNonNull(files, "the cluster with the tables' files");
    return HiveServer.start(name, cluster, properties);
  }
}
