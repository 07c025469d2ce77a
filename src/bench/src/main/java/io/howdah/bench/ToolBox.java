package io.howdah.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the requested tools, and creates a contender for each level of each tool. */
final class ToolBox {
  static final String HOWDAH = "howdah";
  static final String HOWDAH_LENGTH = "howdah-length";
  private static final String HOWDAH_BEFORE = "howdah-before";
  static final List<String> TOOLS =
      List.of(
          HOWDAH,
          HOWDAH_LENGTH,
          "curl",
          "fsshell-webhdfs",
          "fsshell-hdfs",
          "distcp-webhdfs",
          "distcp-hdfs",
          "rclone");

  private final Java java = Java.current();
  private final Path root;
  private final BenchOptions options;
  private final AgentInstallation agent;
  private final List<String> notes = new ArrayList<>();

  /**
   * @param root the project's directory
   */
  ToolBox(Path root, BenchOptions options) {
    this.root = root;
    this.options = options;
    this.agent = new AgentInstallation(root, java);
  }

  /** Returns the name of a tool, if there is such a one. */
  static String checked(String tool) {
    if (!TOOLS.contains(tool)) {
      throw new IllegalArgumentException(
          "There is no tool '" + tool + "', only " + String.join(", ", TOOLS) + ".");
    }
    return tool;
  }

  /** What is missing, and why; after {@link #contenders}. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  List<Contender> contenders() throws IOException, InterruptedException {
    List<Contender> contenders = new ArrayList<>();
    if (options.tools().contains(HOWDAH) || options.tools().contains(HOWDAH_LENGTH)) {
      shareClasses(agent);
    }
    if (options.before().isPresent()) {
      Path before = options.before().get();
      AgentInstallation old = new AgentInstallation(before, java);
      shareClasses(old);
      contenders.add(new HowdahAgent(java, old.launcher(), HOWDAH_BEFORE, List.of()));
      notes.add(HOWDAH_BEFORE + " is commit " + Revision.of(before) + ".");
    }
    for (String tool : options.tools()) {
      contenders.addAll(contenders(tool));
    }
    return contenders;
  }

  private List<? extends Contender> contenders(String tool)
      throws IOException, InterruptedException {
    return switch (tool) {
      case HOWDAH -> howdah(HOWDAH, List.of());
      case HOWDAH_LENGTH -> howdah(HOWDAH_LENGTH, List.of("--verify=length"));
      case "curl" -> Level.of(options.levels()).stream().map(Curl::new).toList();
      case "fsshell-webhdfs" -> fsShell(Protocol.WEBHDFS);
      case "fsshell-hdfs" -> fsShell(Protocol.HDFS);
      case "distcp-webhdfs" -> distCp(Protocol.WEBHDFS);
      case "distcp-hdfs" -> distCp(Protocol.HDFS);
      case "rclone" -> rclone();
      default -> throw new IllegalArgumentException(tool);
    };
  }

  private void shareClasses(AgentInstallation agent) throws IOException, InterruptedException {
    if (!agent.shareClasses()) {
      notes.add("Howdah's classes were not shared.");
    }
  }

  private List<Contender> howdah(String name, List<String> flags) {
    List<Contender> contenders = new ArrayList<>();
    contenders.add(new HowdahAgent(java, agent.launcher(), name, flags));
    for (int threads : options.threads()) {
      List<String> fixed = new ArrayList<>(flags);
      fixed.add("--threads=" + threads);
      contenders.add(new HowdahAgent(java, agent.launcher(), name + "-" + threads, fixed));
    }
    return contenders;
  }

  private List<FsShell> fsShell(Protocol protocol) {
    HadoopClient hadoop = HadoopClient.of(java);
    return options.peerThreads().stream()
        .map(threads -> new FsShell(hadoop, protocol, threads))
        .toList();
  }

  private List<DistCp> distCp(Protocol protocol) {
    HadoopClient hadoop = HadoopClient.of(java);
    return options.peerThreads().stream()
        .map(maps -> new DistCp(hadoop, protocol, maps, List.of()))
        .toList();
  }

  private List<Rclone> rclone() throws IOException, InterruptedException {
    Optional<Path> executable = new RcloneInstallation(root).findOrUnpack();
    if (executable.isEmpty()) {
      notes.add(
          "rclone was not measured: there is none, and src/bench/bin/install-rclone had none.");
      return List.of();
    }
    if (!options.distance().isZero()) {
      notes.add("rclone was not measured: it cannot be led to servers at a distance.");
      return List.of();
    }
    return Level.of(options.levels()).stream()
        .map(level -> new Rclone(executable.get(), level, "copy"))
        .toList();
  }
}
