package io.howdah.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * rclone with its backend for Hadoop's own protocol, which is written in Go. It compares lengths
 * after the copy. It cannot be led over another route: its client takes the addresses of DataNodes
 * as they come.
 */
final class Rclone implements Contender {
  private final Path executable;
  private final Level level;
  private final String command;

  /**
   * @param command such as {@code copy}
   */
  Rclone(Path executable, Level level, String command) {
    this.executable = executable;
    this.level = level;
    this.command = command;
  }

  @Override
  public String name() {
    return "rclone-" + level.transfers();
  }

  @Override
  public String family() {
    return "rclone";
  }

  @Override
  public boolean takes(Workload workload, Route route) {
    return route.isDirect() && level.suits(workload);
  }

  @Override
  public Command prepare(Job job) {
    Map<String, String> environment = new LinkedHashMap<>();
    describe(environment, job.source());
    describe(environment, job.destination());
    environment.put("RCLONE_CONFIG", job.directory().resolve("rclone.conf").toString());
    List<String> words =
        List.of(
            executable.toString(),
            command,
            "--transfers=" + level.transfers(),
            "--checkers=" + level.transfers(),
            job.source().name() + ":" + job.workload().source(),
            job.destination().name() + ":" + job.workload().destination());
    return new Command(words, environment);
  }

  private static void describe(Map<String, String> environment, Endpoint endpoint) {
    String prefix = "RCLONE_CONFIG_" + endpoint.name().toUpperCase(Locale.ROOT);
    environment.put(prefix + "_TYPE", "hdfs");
    environment.put(prefix + "_NAMENODE", endpoint.hdfs().getAuthority());
    environment.put(prefix + "_USERNAME", endpoint.user());
  }
}
