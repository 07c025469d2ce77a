package io.howdah.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tools that mirror a tree night by night, each as its users would have it do that. */
final class NightlyTools {
  static final List<String> NAMES =
      List.of("howdah", "howdah-no-ledger", "distcp-webhdfs", "distcp-hdfs", "rclone");

  private static final int MAPS = 10;
  private static final int TRANSFERS = 8;

  private final Java java = Java.current();
  private final Path root;
  private final List<String> notes = new ArrayList<>();

  /**
   * @param root the project's directory
   */
  NightlyTools(Path root) {
    this.root = root;
  }

  /** Returns the name of a tool, if there is such a one. */
  static String checked(String tool) {
    if (!NAMES.contains(tool)) {
      throw new IllegalArgumentException(
          "There is no tool '" + tool + "', only " + String.join(", ", NAMES) + ".");
    }
    return tool;
  }

  /** What is missing, and why; after {@link #contenders}. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  List<Contender> contenders(List<String> names) throws IOException, InterruptedException {
    AgentInstallation agent = new AgentInstallation(root, java);
    if (!agent.shareClasses()) {
      notes.add("Howdah's classes were not shared.");
    }
    HadoopClient hadoop = HadoopClient.of(java);
    List<Contender> contenders = new ArrayList<>();
    for (String name : names) {
      switch (name) {
        case "howdah" -> contenders.add(howdah(agent, name, List.of("-f")));
        case "howdah-no-ledger" ->
            contenders.add(howdah(agent, name, List.of("-f", "--no-ledger")));
        case "distcp-webhdfs" -> contenders.add(distCp(hadoop, Protocol.WEBHDFS));
        case "distcp-hdfs" -> contenders.add(distCp(hadoop, Protocol.HDFS));
        case "rclone" -> rclone().ifPresent(contenders::add);
        default -> throw new IllegalArgumentException(name);
      }
    }
    return contenders;
  }

  private Contender howdah(AgentInstallation agent, String name, List<String> options) {
    return new HowdahAgent(java, agent.launcher(), name, options);
  }

  /** It skips files of equal length and checksum. */
  private static Contender distCp(HadoopClient hadoop, Protocol protocol) {
    return new DistCp(hadoop, protocol, MAPS, List.of("-update"));
  }

  /** It skips files of equal length and modification time, which it sets. */
  private Optional<Contender> rclone() throws IOException, InterruptedException {
    Optional<Path> executable = new RcloneInstallation(root).findOrUnpack();
    if (executable.isEmpty()) {
      notes.add(
          "rclone was not measured: there is none, and src/bench/bin/install-rclone had none.");
    }
    return executable.map(path -> new Rclone(path, new Level(TRANSFERS, 0), "sync"));
  }
}
