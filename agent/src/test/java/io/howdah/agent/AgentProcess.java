package io.howdah.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An agent that runs in a process of its own, with its output in files. */
final class AgentProcess implements AutoCloseable {
  /** Our children inherit what nohup, or a shell's background, has us ignore: undoes that. */
  private static final List<String> LAUNCHER = launcher();

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

  private static AgentProcess launch(
      Path directory, Path java, List<String> what, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(LAUNCHER);
    command.addAll(List.of(java.toString(), "-Duser.home=" + directory));
    command.addAll(what);
    command.addAll(List.of(arguments));
    Path stdout = Files.createTempFile(directory, "stdout", "");
    Path stderr = Files.createTempFile(directory, "stderr", "");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(stdout.toFile())
            .redirectError(stderr.toFile());
    builder.environment().keySet().removeIf(name -> name.matches("WEBHDFS_CONFIG|KRB5.*|.*JAVA.*"));
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
