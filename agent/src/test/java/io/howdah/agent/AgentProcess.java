package io.howdah.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An agent that runs in a process of its own, with its output in files. */
final class AgentProcess implements AutoCloseable {
  /** Our children inherit what nohup, or a shell's background, has us ignore: undoes that. */
  private static final List<String> LAUNCHER = launcher();

  private static final Path SCRIPT = Path.of("bin", "howdah").toAbsolutePath();

  private final Process process;
  private final Path stdout;
  private final Path stderr;

  private AgentProcess(Process process, Path stdout, Path stderr) {
    this.process = process;
    this.stdout = stdout;
    this.stderr = stderr;
  }

  /** The jar as it ships. */
  static Path jar() {
    return Path.of(System.getProperty("agent.jar"));
  }

  /** Starts the jar as a user does. */
  static AgentProcess start(Path java, Path directory, String... arguments) throws IOException {
    return launch(directory, java, List.of("-jar", jar().toString()), arguments);
  }

  /** Starts the jar with the main class of a test in place of its own. */
  static AgentProcess start(Class<?> main, Path java, Path directory, String... arguments)
      throws Exception {
    Path tests = Path.of(main.getProtectionDomain().getCodeSource().getLocation().toURI());
    String classPath = jar() + System.getProperty("path.separator") + tests;
    return launch(directory, java, List.of("-cp", classPath, main.getName()), arguments);
  }

  /** Starts the jar with these flags of the JVM. */
  static AgentProcess start(List<String> flags, Path directory, String... arguments)
      throws IOException {
    List<String> what = new ArrayList<>(flags);
    what.addAll(List.of("-jar", jar().toString()));
    return launch(directory, JavaInstallations.programs().get(0), what, arguments);
  }

  /** Starts the script as a user does, with these flags of the JVM besides its own. */
  static AgentProcess startScript(List<String> flags, Path directory, String... arguments)
      throws IOException {
    String options = "-Duser.home=" + directory + " " + String.join(" ", flags);
    Map<String, String> environment =
        Map.of("HOWDAH_JAVA_OPTIONS", options, "JAVA_HOME", System.getProperty("java.home"));
    List<String> command = new ArrayList<>(List.of("sh", SCRIPT.toString()));
    command.addAll(List.of(arguments));
    return launch(directory, command, environment);
  }

  private static AgentProcess launch(
      Path directory, Path java, List<String> what, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(java.toString(), "-Duser.home=" + directory));
    command.addAll(what);
    command.addAll(List.of(arguments));
    return launch(directory, command, Map.of());
  }

  private static AgentProcess launch(
      Path directory, List<String> words, Map<String, String> environment) throws IOException {
    List<String> command = new ArrayList<>(LAUNCHER);
    command.addAll(words);
    Path stdout = Files.createTempFile(directory, "stdout", "");
    Path stderr = Files.createTempFile(directory, "stderr", "");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(stdout.toFile())
            .redirectError(stderr.toFile());
    builder.environment().keySet().removeIf(name -> name.matches("WEBHDFS_CONFIG|KRB5.*|.*JAVA.*"));
    builder.environment().putAll(environment);
    return new AgentProcess(builder.start(), stdout, stderr);
  }

  private static List<String> launcher() {
    List<String> reset = List.of("env", "--default-signal");
    try {
      List<String> trial = new ArrayList<>(reset);
      trial.add("true");
      return new ProcessBuilder(trial).start().waitFor() == 0 ? reset : List.of();
    } catch (IOException e) {
      return List.of(); // not a system with coreutils
    } catch (InterruptedException e) {
      throw new IllegalStateException("Interrupted while env was tried.", e);
    }
  }

  int exitCode() throws InterruptedException {
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      throw new AssertionError("The agent did not end; it said: " + stderr());
    }
    return process.exitValue();
  }

  /** Sends a signal such as {@code INT}. */
  void signal(String name) throws Exception {
    int exitCode =
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
    if (exitCode != 0) {
      throw new AssertionError("kill ended with " + exitCode);
    }
  }

  /** Ends it as {@code kill -9} does. Does nothing where it has ended. */
  void kill() {
    process.destroyForcibly();
  }

  /** Whether it has not ended yet. */
  boolean isAlive() {
    return process.isAlive();
  }

  /** The most memory that was resident so far, in bytes; 0 where it has ended. */
  long peakMemory() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .findFirst()
          .orElse(0);
    } catch (IOException | UncheckedIOException e) {
      return 0;
    }
  }

  String stdout() {
    return read(stdout);
  }

  String stderr() {
    return read(stderr);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
