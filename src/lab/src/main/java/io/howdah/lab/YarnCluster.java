package io.howdah.lab;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * A real YARN of Hadoop 3.4.3 on top of a cluster's files, for the actions that Oozie does not run
 * itself: a ResourceManager and a NodeManager in a JVM each. It goes at the end, also when this JVM
 * is killed; the logs, also those of containers, stay.
 */
public final class YarnCluster implements AutoCloseable {
  private static final String SERVERS = "org.apache.hadoop.yarn.server.";

  private final String classPath = ClassPaths.of("yarn", "src/lab/hadoop/yarn");
  private final Path logs;
  private final Map<String, String> hadoop;
  private final Map<String, String> yarn;
  private final ServerProcess resourceManager;
  private final ServerProcess nodeManager;

  private YarnCluster(String name, HdfsCluster files) {
    logs = LogFiles.newDirectory(LogFiles.DIRECTORY, name).toAbsolutePath();
    hadoop = new TreeMap<>(files.clientConfiguration());
    hadoop.put("fs.defaultFS", files.hdfsUri().toString());
    yarn = configuration(new FreePorts());
    String web = "http://" + yarn.get("yarn.resourcemanager.webapp.address") + "/ws/v1/cluster/";
    resourceManager =
        server(
            name + "-resourcemanager",
            "resourcemanager.ResourceManager",
            () -> LocalHttp.get(web + "info").orElse("").contains("\"state\":\"STARTED\""));
    nodeManager =
        server(
            name + "-nodemanager",
            "nodemanager.NodeManager",
            () -> LocalHttp.get(web + "metrics").orElse("").contains("\"activeNodes\":1,"));
  }

  /**
   * Starts a YARN that finds its files on this cluster.
   *
   * @param name what to call it in messages and in the names of its logs
   */
  public static YarnCluster start(String name, HdfsCluster files) {
    YarnCluster cluster = new YarnCluster(name, files);
    try {
      cluster.resourceManager.start();
      cluster.nodeManager.start();
      return cluster;
    } catch (RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  /** What a workflow calls its resource manager: {@code localhost:PORT}. */
  public String resourceManager() {
    return Objects.requireNonNull(yarn.get("yarn.resourcemanager.address"));
  }

  /** The directory with the servers' logs and, in {@code containers}, those of what they ran. */
  public Path logs() {
    return logs;
  }

  /** Ends it without notice, with all that runs on it, and deletes its files. */
  @Override
  public void close() {
    nodeManager.close();
    resourceManager.close();
  }

  private ServerProcess server(String name, String mainClass, BooleanSupplier ready) {
    Path scratch = Scratch.create(name);
    Path configuration = scratch.resolve("conf");
    Map<String, String> entries = new TreeMap<>(yarn);
    entries.put("yarn.nodemanager.local-dirs", scratch.resolve("local").toString());
    entries.put("yarn.nodemanager.log-dirs", logs.resolve("containers").toString());
    try {
      Files.createDirectories(configuration);
      HadoopXml.write(configuration.resolve("core-site.xml"), hadoop);
      HadoopXml.write(configuration.resolve("yarn-site.xml"), entries);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Path output = logs.resolve(name + ".log");
    ServerCommand command =
        new ServerCommand(
            name,
            scratch,
            output,
            List.of(
                "-Xmx512m",
                // Guice generates classes there, for the servers' web pages.
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Dlog4j.configuration=hadoop-log4j.properties",
                "-Dlab.log.level=WARN"),
            // For containers, which get both from here.
            Map.of(
                "JAVA_HOME",
                System.getProperty("java.home"),
                "HADOOP_CONF_DIR",
                configuration.toString()),
            configuration + File.pathSeparator + classPath,
            SERVERS + mainClass,
            List.of());
    return new ServerProcess(command, List.of(), ready, List.of(output));
  }

  private static Map<String, String> configuration(FreePorts ports) {
    Map<String, String> entries = new TreeMap<>();
    for (String server :
        List.of(
            "resourcemanager",
            "resourcemanager.scheduler",
            "resourcemanager.resource-tracker",
            "resourcemanager.admin",
            "resourcemanager.webapp",
            "nodemanager",
            "nodemanager.localizer",
            "nodemanager.webapp")) {
      entries.put("yarn." + server + ".address", "localhost:" + ports.next());
    }
    // The one that needs no queues of its own, and lets launchers take all there is.
    entries.put(
        "yarn.resourcemanager.scheduler.class",
        SERVERS + "resourcemanager.scheduler.fifo.FifoScheduler");
    entries.put("yarn.resourcemanager.nodemanagers.heartbeat-interval-ms", "100");
    entries.put("yarn.scheduler.minimum-allocation-mb", "256");
    // Room for four of Oozie's launchers at once, which use far less than they request.
    entries.put("yarn.nodemanager.resource.memory-mb", "8192");
    entries.put("yarn.nodemanager.resource.cpu-vcores", "4");
    // Containers end soon after their start, so their code is compiled as the servers' is.
    entries.put(
        "yarn.nodemanager.admin-env", "JAVA_TOOL_OPTIONS=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    entries.put("yarn.nodemanager.pmem-check-enabled", "false");
    entries.put("yarn.nodemanager.vmem-check-enabled", "false");
    entries.put("yarn.nodemanager.disk-health-checker.enable", "false");
    return entries;
  }

  /** The configuration by which a client and what it runs here find their way. */
  Map<String, String> clientConfiguration() {
    Map<String, String> entries = new TreeMap<>(yarn);
    entries.put("yarn.application.classpath", "$HADOOP_CONF_DIR" + File.pathSeparator + classPath);
    return entries;
  }
}
