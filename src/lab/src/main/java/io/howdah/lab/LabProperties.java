package io.howdah.lab;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The file {@code lab.properties}, by which other processes find running clusters: for each cluster
 * {@code NAME.hadoop}, {@code NAME.urls} (of the NameNodes), {@code NAME.dataNodes} (their URLs),
 * {@code NAME.hdfs} (the URI for Hadoop's own client), {@code NAME.client.KEY} (its configuration)
 * and {@code NAME.reader.KEY} (what lets the referee read).
 */
final class LabProperties {
  private static final String FILE = "lab.properties";

  private final Properties properties;

  private LabProperties(Properties properties) {
    this.properties = properties;
  }

  static void write(Path directory, List<HdfsCluster> clusters) throws IOException {
    Properties properties = new Properties();
    properties.setProperty("clusters", join(clusters.stream().map(HdfsCluster::name).toList()));
    for (HdfsCluster cluster : clusters) {
      String prefix = cluster.name() + ".";
      properties.setProperty(prefix + "hadoop", cluster.hadoopVersion().toString());
      properties.setProperty(prefix + "urls", join(cluster.urls()));
      properties.setProperty(prefix + "dataNodes", join(cluster.dataNodeUrls()));
      properties.setProperty(prefix + "hdfs", cluster.hdfsUri().toString());
      cluster
          .clientConfiguration()
          .forEach((key, value) -> properties.setProperty(prefix + "client." + key, value));
      cluster
          .reader(cluster.nameservices().get(0))
          .asTexts()
          .forEach((key, value) -> properties.setProperty(prefix + "reader." + key, value));
    }
    try (Writer writer = Files.newBufferedWriter(directory.resolve(FILE))) {
      properties.store(writer, null);
    }
  }

  static LabProperties read(Path directory) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(directory.resolve(FILE))) {
      properties.load(reader);
    }
    return new LabProperties(properties);
  }

  /** The URLs of a cluster's NameNodes. */
  List<URI> urls(String cluster) {
    String urls = properties.getProperty(cluster + ".urls");
    return Arrays.stream(urls.split(",", -1)).map(URI::create).collect(Collectors.toList());
  }

  /** The tree that {@code CLUSTER:PATH} or {@code local:PATH} names. */
  Tree tree(String text) {
    int colon = text.indexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException("'" + text + "' is not CLUSTER:PATH.");
    }
    String cluster = text.substring(0, colon);
    String path = text.substring(colon + 1);
    if (cluster.equals("local")) {
      return Tree.local(Path.of(path));
    }
    String uri = properties.getProperty(cluster + ".hdfs");
    if (uri == null) {
      throw new IllegalArgumentException("The lab runs no cluster '" + cluster + "'.");
    }
    return Tree.remote(
        cluster,
        URI.create(uri),
        entries(cluster + ".client."),
        entries(cluster + ".reader."),
        path);
  }

  private Map<String, String> entries(String prefix) {
    Map<String, String> entries = new TreeMap<>();
    for (String key : properties.stringPropertyNames()) {
      if (key.startsWith(prefix)) {
        entries.put(key.substring(prefix.length()), properties.getProperty(key));
      }
    }
    return entries;
  }

  private static String join(List<?> values) {
    return values.stream().map(Object::toString).collect(Collectors.joining(","));
  }
}
