package io.howdah.lab;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What the servers of an ensemble agree through: one ZooKeeper in a JVM of its own, of the version
 * that Oozie comes with. It goes at the end with all it holds, also when this JVM is killed.
 */
public final class ZooKeeperServer implements AutoCloseable {
  private static final String MAIN = "org.apache.zookeeper.server.ZooKeeperServerMain";
  private static final String SERVICES = "org.apache.oozie.service.";

  /** The services of Oozie's that make several servers one. */
  static final List<String> OOZIE_SERVICES =
      List.of(
          SERVICES + "ZKLocksService",
          SERVICES + "ZKXLogStreamingService",
          SERVICES + "ZKJobsConcurrencyService",
          SERVICES + "ZKUUIDService");

  private final int port;
  private final ServerProcess process;

  private ZooKeeperServer(String name) {
    port = new FreePorts().next();
    Path scratch = Scratch.create(name);
    Path output = LogFiles.newFile(LogFiles.DIRECTORY, name);
    ServerCommand command =
        new ServerCommand(
            name,
            scratch,
            output,
            List.of(
                "-Xmx256m",
                "-Dlog4j.configuration=hadoop-log4j.properties",
                "-Dlab.log.level=INFO"),
            Map.of(),
            ClassPaths.of("zookeeper", "src/lab/oozie"),
            MAIN,
            List.of(port + "", scratch.resolve("data").toString()));
    process =
        new ServerProcess(command, List.of(port), () -> FreePorts.isTaken(port), List.of(output));
  }

  /**
   * Starts an empty ZooKeeper.
   *
   * @param name what to call it in messages and in the name of its log
   */
  public static ZooKeeperServer start(String name) {
    ZooKeeperServer server = new ZooKeeperServer(name);
    server.process.startOrClose();
    return server;
  }

  /** Ends it without notice, as a crash does. */
  public void kill() {
    process.kill();
  }

  /** Starts it again after it was killed, with what it held, at the same port. */
  public void start() {
    process.start();
  }

  /** Ends it and deletes its files. */
  @Override
  public void close() {
    process.close();
  }

  /** Its properties for {@code oozie-site.xml}, besides {@link #OOZIE_SERVICES}. */
  Map<String, String> oozieProperties() {
    return Map.of(
        "oozie.zookeeper.connection.string",
        "localhost:" + port,
        "oozie.zookeeper.namespace",
        "oozie");
  }
}
