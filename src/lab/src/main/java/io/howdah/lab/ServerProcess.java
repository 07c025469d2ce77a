package io.howdah.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A child JVM with a server's own main class in it. It ends when this JVM does, also when this one
 * is killed, and takes its directory with it.
 */
final class ServerProcess {
  private static final Duration LONGEST_START = Duration.ofMinutes(5);
  private static final Duration LONGEST_STOP = Duration.ofMinutes(2);
  private static final int LINES_THAT_TELL = 40;

  private final String name;
  private final Process process;

  private ServerProcess(String name, Process process) {
    this.name = name;
    this.process = process;
  }

  /** Starts the server without waiting for it. */
  static ServerProcess start(ServerCommand command) {
    try {
      return new ServerProcess(command.name(), command.processBuilder().start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Waits until the server serves.
   *
   * @param logs whose last lines tell why it does not
   * @throws LabException where it does not; its process is gone then
   */
  void awaitReady(BooleanSupplier ready, List<Path> logs) {
    Instant deadline = Instant.now().plus(LONGEST_START);
    while (!ready.getAsBoolean()) {
      if (!process.isAlive()) {
        throw failure(name + " ended with code " + process.exitValue() + " at its start.", logs);
      }
      if (Instant.now().isAfter(deadline)) {
        kill();
        throw failure(name + " did not serve within " + LONGEST_START + ".", logs);
      }
      try {
        TimeUnit.MILLISECONDS.sleep(50);
      } catch (InterruptedException e) {
        kill();
        Thread.currentThread().interrupt();
        throw new LabException("Interrupted while starting " + name, e);
      }
    }
  }

  long id() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Asks the server to end in its own orderly way, and waits for it. */
  void stop() {
    // Not through the process itself, which would cut the tether as well.
    process.toHandle().destroy();
    if (!ends()) {
      kill();
      throw new LabException(
          IllegalStateException.class.getName(),
          name + " did not end within " + LONGEST_STOP + " and was killed.");
    }
  }

  /** Ends the server without notice, as a crash does. */
  void kill() {
    process.destroyForcibly();
    ends();
  }

  /** Ends the server without notice, and its directory with it. */
  void cut() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // It is gone already, which is what was wanted.
    }
    if (!ends()) {
      kill();
    }
  }

  private boolean ends() {
    try {
      return process.waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new LabException("Interrupted while stopping " + name, e);
    }
  }

  private static LabException failure(String what, List<Path> logs) {
    StringBuilder message = new StringBuilder(what);
    for (Path log : logs) {
      if (Files.exists(log)) {
        message.append("\nThe end of ").append(log).append(":\n").append(end(log));
      }
    }
    return new LabException(IllegalStateException.class.getName(), message.toString());
  }

  private static String end(Path log) {
    try {
      List<String> lines =
          new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
      return String.join(
          "\n", lines.subList(Math.max(0, lines.size() - LINES_THAT_TELL), lines.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
