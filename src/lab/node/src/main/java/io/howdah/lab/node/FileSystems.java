package io.howdah.lab.node;

import io.howdah.lab.channel.Message;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.security.Credentials;
import org.jspecify.annotations.Nullable;

/** Hadoop's own clients of this JVM's cluster, one for each nameservice and user. */
final class FileSystems {
  private static final String CHECKSUM_TYPE = "dfs.checksum.type";
  private static final String BYTES_PER_CHECKSUM = "dfs.bytes-per-checksum";

  private final ClusterCommands cluster;
  private final Map<String, DistributedFileSystem> clients = new ConcurrentHashMap<>();

  FileSystems(ClusterCommands cluster) {
    this.cluster = cluster;
  }

  /**
   * The client that a request names by {@code uri} and, where it is not the superuser, user. What
   * it writes has the checksums that the request names by {@code checksumType} and {@code
   * bytesPerChecksum}, or the cluster's.
   */
  DistributedFileSystem of(Message request) throws IOException {
    String uri = request.text("uri");
    String user = request.textOrNull("user");
    Configuration configuration = configuration(request);
    String key = user + "@" + uri + " " + configuration.get(CHECKSUM_TYPE);
    key += " " + configuration.get(BYTES_PER_CHECKSUM);
    DistributedFileSystem known = clients.get(key);
    if (known != null) {
      return known;
    }
    DistributedFileSystem opened = open(uri, user, configuration);
    DistributedFileSystem first = clients.putIfAbsent(key, opened);
    return first == null ? opened : first;
  }

  /** Registers what hands out the superuser's right to read. */
  void register(Map<String, Command> commands) {
    commands.put("delegationTokens", this::delegationTokens);
  }

  private Message delegationTokens(Message request) throws IOException {
    Credentials tokens = new Credentials();
    of(request).addDelegationTokens(Login.as(null).getShortUserName(), tokens);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    tokens.writeTokenStorageToStream(new DataOutputStream(bytes));
    return Message.of("tokens", Base64.getEncoder().encodeToString(bytes.toByteArray()))
        .with("token", tokens.getAllTokens().iterator().next().encodeToUrlString());
  }

  /** The path that a request names. */
  static Path path(Message request) {
    return new Path(request.text("path"));
  }

  private Configuration configuration(Message request) {
    Configuration configuration = new Configuration(cluster.clientConfiguration());
    if (request.has("checksumType")) {
      configuration.set(CHECKSUM_TYPE, request.text("checksumType"));
      configuration.setInt(BYTES_PER_CHECKSUM, request.integer("bytesPerChecksum"));
    }
    return configuration;
  }

  private static DistributedFileSystem open(
      String uri, @Nullable String user, Configuration configuration) throws IOException {
    return Login.run(
        Login.as(user),
        () -> (DistributedFileSystem) FileSystem.newInstance(URI.create(uri), configuration));
  }
}
