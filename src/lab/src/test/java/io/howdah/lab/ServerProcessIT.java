package io.howdah.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a server ends, and what it leaves behind. */
class ServerProcessIT {
  private final Path scratch = Scratch.create("server");
  private final Path ready = scratch.resolve("ready");
  private final Path output;
  private final ServerProcess server;

  ServerProcessIT(@TempDir Path directory) {
    output = directory.resolve("server.log");
    server = server(List.of(ready.toString(), "60"));
  }

  @AfterEach
  void end() {
    server.close();
  }

  @Test
  void endsWithAllThatItStartedAndItsDirectory() throws Exception {
    server.start();
    ProcessHandle sleep = sleep();

    server.close();

    assertThat(server.isAlive()).isFalse();
    assertThat(scratch).doesNotExist();
    OozieJobs.await(sleep::isAlive, alive -> !alive);
  }

  @Test
  void startsAgainAfterItWasKilledOrStopped() throws Exception {
    server.start();
    server.kill();
    assertThat(server.isAlive()).isFalse();
    server.start();
    server.stop();
    assertThat(server.isAlive()).isFalse();
    server.start();

    assertThat(server.isAlive()).isTrue();
    assertThat(output).content().containsOnlyOnce("Stopped in an orderly way.");
    assertThat(scratch).exists();
  }

  @Test
  void tellsWhyItDoesNotStart() {
    try (ServerProcess broken = server(List.of())) {
      assertThatThrownBy(broken::start)
          .hasMessageStartingWith("server ended with code 1 at its start.\nThe end of " + output)
          .hasMessageContaining("ArrayIndexOutOfBoundsException");
    }
  }

  @Test
  void standsStillWhileItIsFrozenAndCanBeClosedThen() throws Exception {
    server.start();
    server.freeze();
    OozieJobs.await(this::kernelState, "T"::equals);
    server.thaw();
    OozieJobs.await(this::kernelState, "S"::equals);

    server.freeze();
    server.close();

    assertThat(server.isAlive()).isFalse();
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatThrownBy(server::kill).hasMessage("server is not running.");
    server.start();
    assertThatThrownBy(server::start).hasMessage("server is running: stop it first.");
  }

  /** {@code T} where a signal has stopped it, and {@code S} where it waits for something. */
  private String kernelState() throws IOException {
    String status = Files.readString(Path.of("/proc", server.id() + "", "status"));
    return status.replaceFirst("(?s).*State:\\s+(\\w).*", "$1");
  }

  private ProcessHandle sleep() {
    return ProcessHandle.of(server.id()).orElseThrow().children().findFirst().orElseThrow();
  }

  private ServerProcess server(List<String> arguments) {
    ServerCommand command =
        new ServerCommand(
            "server",
            scratch,
            output,
            List.of(),
            Map.of(),
            System.getProperty("java.class.path"),
            SleepingServer.class.getName(),
            arguments);
    return new ServerProcess(command, List.of(), this::isReady, List.of(output));
  }

  private boolean isReady() {
    try {
      return Files.exists(ready) && Files.readString(ready).equals(Long.toString(server.id()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
