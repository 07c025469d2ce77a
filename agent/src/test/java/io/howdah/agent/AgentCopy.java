package io.howdah.agent;

import io.howdah.lab.channel.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A copy by the jar as it ships, with a configuration of its own and all logging. */
final class AgentCopy implements AutoCloseable {
  private static final String STATUS_FILE = "status.json";
  private static final String LOG_FILE = "howdah.log";

  private final Path directory;
  private final AgentProcess process;

  private AgentCopy(Path directory, AgentProcess process) {
    this.directory = directory;
    this.process = process;
  }

  /**
   * Starts a copy.
   *
   * @param parent where it gets a new directory for all its files
   * @param clusters the clusters of the configuration, the source's first, the destination's last
   */
  static AgentCopy start(
      Path parent, List<Message> clusters, String source, String destination, String... options)
      throws IOException {
    Path directory = Files.createTempDirectory(parent, "copy");
    Path configuration = directory.resolve(".webhdfs.cfg");
    Message logging = Message.of("path", LOG_FILE).with("level", "debug");
    Files.writeString(
        configuration,
        Message.EMPTY
            .withMessages("clusters", clusters)
            .with("configuration", Message.of("logging", logging))
            .toString());
    Files.setPosixFilePermissions(configuration, PosixFilePermissions.fromString("rw-------"));
    List<String> line = new ArrayList<>(List.of("-vvvv", "-T", "--status-file=" + STATUS_FILE));
    line.addAll(
        List.of(
            "-s",
            clusters.get(0).text("name"),
            "-d",
            clusters.get(clusters.size() - 1).text("name")));
    line.addAll(List.of(options));
    line.addAll(List.of(source, destination));
    Path java = JavaInstallations.programs().get(0);
    return new AgentCopy(
        directory, AgentProcess.start(java, directory, line.toArray(String[]::new)));
  }

  int exitCode() throws InterruptedException {
    return process.exitCode();
  }

  /** The JSON on standard output. */
  Message status() {
    return Message.parse(process.stdout());
  }

  /** All that a user or a collector of logs may see of it, each under its name. */
  Map<String, String> traces() throws IOException {
    Map<String, String> traces = new LinkedHashMap<>();
    traces.put("standard output", process.stdout());
    traces.put("standard error", process.stderr());
    traces.put("status file", Files.readString(directory.resolve(STATUS_FILE)));
    traces.put("log file", Files.readString(directory.resolve(LOG_FILE)));
    return traces;
  }

  @Override
  public void close() {
    process.close();
  }

  @Override
  public String toString() {
    return process.stderr();
  }
}
