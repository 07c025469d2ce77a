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
import org.jspecify.annotations.Nullable;

/**
 * A server with a main class of its own in a child JVM, which can end and start again in the same
 * place. It ends when this JVM does, also when this one is killed, and takes its directory with it.
 */
final class ServerProcess implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofMinutes(5);
  private static final Duration LONGEST_STOP = Duration.ofMinutes(2);
  private static final int LINES_THAT_TELL = 40;

  private final ServerCommand command;
  private final List<Integer> ports;
  private final BooleanSupplier ready;
  private final List<Path> logs;
  private volatile @Nullable Process process;

  /**
   * Describes a server, which does not run yet.
   *
   * @param ports that it listens on; it waits until they are free, which matters where it starts
   *     again
   * @param ready whether it serves
   * @param logs whose last lines show the reason of a failure
   */
  ServerProcess(
      ServerCommand command, List<Integer> ports, BooleanSupplier ready, List<Path> logs) {
    this.command = command;
    this.ports = List.copyOf(ports);
    this.ready = ready;
    this.logs = logs;
  }

  /**
   * Starts the server and waits until it serves.
   *
   * @throws LabException where it does not; its process is gone then
   */
  void start() {
    requireStopped();
    ports.forEach(FreePorts::awaitFree);
    try {
      Process started = command.processBuilder().start();
      process = started;
      awaitReady(started);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts it for the first time; where that fails, nothing of it stays but the logs. */
  void startOrClose() {
    try {
      start();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  long id() {
    return running().pid();
  }

  boolean isAlive() {
    Process current = process;
    return current != null && current.isAlive();
  }

  /** Refuses what can only be done to a server that does not run. */
  void requireStopped() {
    if (isAlive()) {
      throw failure(command.name() + " is running: stop it first.");
    }
  }

  /** Stops the server in its own orderly way, and waits for it. */
  void stop() {
    Process current = running();
    // Not through the process itself, which would cut the tether as well.
    current.toHandle().destroy();
    if (!ends(current)) {
      current.destroyForcibly();
      throw failure(command.name() + " took longer than " + LONGEST_STOP + " to stop.");
    }
  }

  /** Ends the server without notice, as a crash does. */
  void kill() {
    Process current = running();
    current.destroyForcibly();
    ends(current);
  }

  /** Stops the server in its tracks. */
  void freeze() {
    ProcessSignal.STOP.to(running(), command.name());
  }

  /** Lets a frozen server go on. */
  void thaw() {
    ProcessSignal.CONT.to(running(), command.name());
  }

  /** Ends the server without notice, frozen or not, and its directory with it. */
  @Override
  public void close() {
    Process current = process;
    if (current != null) {
      if (current.isAlive()) {
        thaw();
      }
      try {
        current.getOutputStream().close();
      } catch (IOException e) {
        // It is gone already, as intended.
      }
      if (!ends(current)) {
        current.destroyForcibly();
      }
    }
    Scratch.delete(command.directory());
  }

  private void awaitReady(Process started) {
    Instant deadline = Instant.now().plus(LONGEST_START);
    while (!ready.getAsBoolean()) {
      if (!started.isAlive()) {
        throw failedStart("ended with code " + started.exitValue() + " at its start.");
      }
      if (Instant.now().isAfter(deadline)) {
        started.destroyForcibly();
        throw failedStart("did not serve within " + LONGEST_START + ".");
      }
      try {
        TimeUnit.MILLISECONDS.sleep(50);
      } catch (InterruptedException e) {
        started.destroyForcibly();
        Thread.currentThread().interrupt();
        throw new LabException("Interrupted while starting " + command.name(), e);
      }
    }
  }

  private Process running() {
    Process current = process;
    if (current == null || !current.isAlive()) {
      throw failure(command.name() + " is not running.");
    }
    return current;
  }

  private boolean ends(Process current) {
    try {
      return current.waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      current.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new LabException("Interrupted while stopping " + command.name(), e);
    }
  }

  private LabException failedStart(String what) {
    StringBuilder message = new StringBuilder(command.name() + " " + what);
    for (Path log : logs) {
      if (Files.exists(log)) {
        message.append("\nThe end of ").append(log).append(":\n").append(end(log));
      }
    }
    return failure(message.toString());
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

  private static LabException failure(String message) {
    return new LabException(IllegalStateException.class.getName(), message);
  }
}
