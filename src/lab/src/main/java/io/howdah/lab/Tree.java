package io.howdah.lab;

import io.howdah.lab.channel.Message;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A file or directory, with all below it, that {@link Referee} can read. */
public final class Tree {
  private final String name;
  private final Message side;
  private final @Nullable HadoopProcess process;

  private Tree(String name, Message side, @Nullable HadoopProcess process) {
    this.name = name;
    this.side = side;
    this.process = process;
  }

  /** A tree in a cluster's first nameservice. */
  public static Tree of(HdfsCluster cluster, String path) {
    return of(cluster, cluster.nameservices().get(0), path);
  }

  /** A tree in any nameservice of a cluster. */
  public static Tree of(HdfsCluster cluster, Nameservice nameservice, String path) {
    Message side =
        side(
            nameservice.uri(),
            cluster.clientConfiguration(),
            cluster.reader(nameservice).asTexts(),
            path);
    return new Tree(cluster.name() + ":" + path, side, cluster.process());
  }

  /** A tree on this machine. */
  public static Tree local(Path path) {
    Path absolute = path.toAbsolutePath();
    return new Tree("local:" + absolute, Message.of("path", absolute.toString()), null);
  }

  /** A tree in a cluster that another process runs. */
  static Tree remote(
      String cluster,
      URI uri,
      Map<String, String> configuration,
      Map<String, String> reader,
      String path) {
    return new Tree(cluster + ":" + path, side(uri, configuration, reader, path), null);
  }

  Message side() {
    return side;
  }

  /** Whether its cluster requires a login. */
  boolean isSecure() {
    return side.has("reader") && side.message("reader").has("tokens");
  }

  @Nullable HadoopProcess process() {
    return process;
  }

  /** The tree as {@code CLUSTER:PATH}. */
  @Override
  public String toString() {
    return name;
  }

  private static Message side(
      URI uri, Map<String, String> configuration, Map<String, String> reader, String path) {
    return Message.of("uri", uri.toString())
        .with("client", Message.ofTexts(configuration))
        .with("reader", Message.ofTexts(reader))
        .with("path", path);
  }
}
