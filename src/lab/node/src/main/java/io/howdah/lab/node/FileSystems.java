package io.howdah.lab.node;

import io.howdah.lab.channel.Message;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.security.Credentials;
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

  private DistributedFileSystem open(String uri, @Nullable String user) throws IOException {
    return Login.run(
        Login.as(user),
        () ->
            (DistributedFileSystem)
                FileSystem.newInstance(URI.create(uri), cluster.clientConfiguration()));
  }
}
