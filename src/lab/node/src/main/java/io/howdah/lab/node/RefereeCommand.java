package io.howdah.lab.node;

import io.howdah.lab.channel.Message;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.HdfsConfiguration;

/** Compares two trees, each in any cluster or on this machine. */
final class RefereeCommand {
  private static final int THREADS = 8;

  void register(Map<String, Command> commands) {
    commands.put("compare", this::compare);
  }

  private Message compare(Message request) throws Exception {
    Message first = request.message("first");
    Message second = request.message("second");
    try (FileSystem firstFiles = fileSystem(first);
        FileSystem secondFiles = fileSystem(second)) {
      Tree firstTree = tree(firstFiles, first);
      Tree secondTree = tree(secondFiles, second);
      TreeComparison comparison =
          new TreeComparison(
              request.texts("attributes"), request.integer("limit"), firstTree, secondTree);
      return comparison.run(entries(firstTree), entries(secondTree), THREADS);
    }
  }

  private static FileSystem fileSystem(Message side) throws IOException {
    if (!side.has("uri")) {
      return FileSystem.newInstanceLocal(new Configuration(false));
    }
    Configuration configuration = new HdfsConfiguration();
    side.message("client").asTexts().forEach(configuration::set);
    return FileSystem.newInstance(URI.create(side.text("uri")), configuration);
  }

  private static Tree tree(FileSystem fileSystem, Message side) {
    String path = side.text("path");
    return side.has("uri")
        ? new HdfsTree(fileSystem, new Path(path))
        : new LocalTree(java.nio.file.Path.of(path));
  }

  // A missing tree is a finding, not a failure of the referee.
  private static SortedMap<String, Tree.Entry> entries(Tree tree) throws Exception {
    try {
      return tree.entries(THREADS);
    } catch (FileNotFoundException e) {
      return new TreeMap<>();
    }
  }
}
