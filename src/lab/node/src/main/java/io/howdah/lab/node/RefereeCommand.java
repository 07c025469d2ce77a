package io.howdah.lab.node;

import io.howdah.lab.channel.Message;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.HdfsConfiguration;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.security.UserGroupInformation;

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
    if (side.message("reader").has("tokens") && !UserGroupInformation.isSecurityEnabled()) {
      // In a process of the referee's own, because secure DataNodes accept no other client.
      UserGroupInformation.setConfiguration(configuration);
    }
    URI uri = URI.create(side.text("uri"));
    return Login.run(reader(side), () -> FileSystem.newInstance(uri, configuration));
  }

  // By token, since the login of this JVM's cluster means nothing to another realm's.
  private static UserGroupInformation reader(Message side) throws IOException {
    Message reader = side.message("reader");
    if (!reader.has("tokens")) {
      return UserGroupInformation.createRemoteUser(reader.text("user"));
    }
    Credentials tokens = new Credentials();
    byte[] bytes = Base64.getDecoder().decode(reader.text("tokens"));
    tokens.readTokenStorageStream(new DataInputStream(new ByteArrayInputStream(bytes)));
    UserGroupInformation owner = UserGroupInformation.createRemoteUser("referee");
    owner.addCredentials(tokens);
    return owner;
  }

  private static Tree tree(FileSystem fileSystem, Message side) throws IOException {
    String path = side.text("path");
    return side.has("uri")
        ? new HdfsTree(reader(side), fileSystem, new Path(path))
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
