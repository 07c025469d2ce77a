package io.howdah.bench;

import io.howdah.bench.NightlyTool.Pace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tools that mirror a tree night by night, each as its users would have it do that. */
final class NightlyTools {
  static final List<String> NAMES =
      List.of(
          "howdah",
          "howdah-diff",
          "howdah-no-ledger",
          "distcp-webhdfs",
          "distcp-hdfs",
          "distcp-diff-webhdfs",
          "distcp-diff-hdfs",
          "rclone");

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

  /** What is missing, and why; after {@link #tools}. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  List<NightlyTool> tools(List<String> names) throws IOException, InterruptedException {
    AgentInstallation agent = new AgentInstallation(root, java);
    if (!agent.shareClasses()) {
      notes.add("Howdah's classes were not shared.");
    }
    List<NightlyTool> tools = new ArrayList<>();
    for (String name : names) {
      tool(name, agent).ifPresent(tools::add);
    }
    return tools;
  }

  private Optional<NightlyTool> tool(String name, AgentInstallation agent)
      throws IOException, InterruptedException {
    HadoopClient hadoop = HadoopClient.of(java);
    return switch (name) {
      case "howdah" -> Optional.of(new SteadyTool(howdah(agent, name, List.of("-f")), Pace.LISTS));
      case "howdah-diff" ->
          Optional.of(
              new HowdahDiff(
                  howdah(agent, name, List.of("-f", "--delete", "--skip-trash", "--diff"))));
      case "howdah-no-ledger" ->
          Optional.of(
              new SteadyTool(
                  howdah(agent, name, List.of("-f", "--no-ledger")), Pace.COMPARES_EACH_FILE));
      case "distcp-webhdfs" -> Optional.of(distCp(hadoop, Protocol.WEBHDFS));
      case "distcp-hdfs" -> Optional.of(distCp(hadoop, Protocol.HDFS));
      case "distcp-diff-webhdfs" -> Optional.of(new DistCpDiff(hadoop, Protocol.WEBHDFS, MAPS));
      case "distcp-diff-hdfs" -> Optional.of(new DistCpDiff(hadoop, Protocol.HDFS, MAPS));
      case "rclone" -> rclone();
      default -> throw new IllegalArgumentException(name);
    };
  }

  private HowdahAgent howdah(AgentInstallation agent, String name, List<String> options) {
    return new HowdahAgent(java, agent.launcher(), name, options);
  }

  /** It skips files of equal length and checksum. */
  private static NightlyTool distCp(HadoopClient hadoop, Protocol protocol) {
    DistCp distCp = new DistCp(hadoop, protocol, MAPS, List.of("-update"));
    return new SteadyTool(distCp, Pace.COMPARES_EACH_FILE);
  }

  /** It skips files of equal length and modification time, which it sets. */
  private Optional<NightlyTool> rclone() throws IOException, InterruptedException {
    Optional<Path> executable = new RcloneInstallation(root).findOrUnpack();
    if (executable.isEmpty()) {
      notes.add(
          "rclone was not measured: there is none, and src/bench/bin/install-rclone had none.");
    }
    return executable.map(
        path -> new SteadyTool(new Rclone(path, new Level(TRANSFERS, 0), "sync"), Pace.LISTS));
  }
}
