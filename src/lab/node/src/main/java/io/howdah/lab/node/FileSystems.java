package io.howdah.lab.node;

import io.howdah.lab.channel.Message;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.jspecify.annotations.Nullable;

/** Hadoop's own clients of this JVM's cluster, one for each nameservice and user. */
final class FileSystems {
  private final ClusterCommands cluster;
  private final Map<String, DistributedFileSystem> clients = new ConcurrentHashMap<>();

  FileSystems(ClusterCommands cluster) {
    this.cluster = cluster;
  }

  /** The client that a request names by {@code uri} and, where it is not the superuser, user. */
  DistributedFileSystem of(Message request) throws IOException {
    String uri = request.text("uri");
    String user = request.textOrNull("user");
    String key = user + "@" + uri;
    DistributedFileSystem known = clients.get(key);
    if (known != null) {
      return known;
    }
    DistributedFileSystem opened = open(uri, user);
    DistributedFileSystem first = clients.putIfAbsent(key, opened);
    return first == null ? opened : first;
  }

  /** The path that a request names. */
  static Path path(Message request) {
    return new Path(request.text("path"));
  }

  private DistributedFileSystem open(String uri, @Nullable String user) throws IOException {
    try {
      return (DistributedFileSystem)
          FileSystem.newInstance(URI.create(uri), cluster.clientConfiguration(), user);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while connecting to " + uri, e);
    }
  }
}
