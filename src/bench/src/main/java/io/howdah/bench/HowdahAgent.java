package io.howdah.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The agent as its users run it. */
final class HowdahAgent implements Contender {
  private final Java java;
  private final Path launcher;
  private final String name;
  private final List<String> options;

  /**
   * @param name the name of the agent with these options
   * @param options besides those of source and destination
   */
  HowdahAgent(Java java, Path launcher, String name, List<String> options) {
    this.java = java;
    this.launcher = launcher;
    this.name = name;
    this.options = List.copyOf(options);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String family() {
    return name;
  }

  @Override
  public Command prepare(Job job) throws IOException {
    Path configuration = job.directory().resolve("webhdfs.cfg");
    Files.writeString(configuration, configuration(job.source(), job.destination()));
    List<String> words = new ArrayList<>();
    words.add(launcher.toString());
    words.addAll(List.of("-s", job.source().name(), "-d", job.destination().name(), "-T"));
    words.addAll(options);
    words.addAll(List.of(job.workload().source(), job.workload().destination()));
    return new Command(
        words,
        Map.of(
            "WEBHDFS_CONFIG",
            configuration.toString(),
            "JAVA_HOME",
            java.home().toString(),
            "HOWDAH_JAVA_OPTIONS",
            String.join(" ", job.route().jvmFlags())));
  }

  private static String configuration(Endpoint source, Endpoint destination) {
    return "{\"clusters\": [" + cluster(source) + ", " + cluster(destination) + "]}";
  }

  private static String cluster(Endpoint endpoint) {
    return """
        {"name": "%s", "user": "%s", "nameservices": [{"urls": ["%s"], "mounts": ["/"]}]}"""
        .formatted(endpoint.name(), endpoint.user(), endpoint.webHdfs());
  }
}
