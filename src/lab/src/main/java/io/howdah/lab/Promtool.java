package io.howdah.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Prometheus' own program for checking metrics and alert rules. */
public final class Promtool {
  /** Why a test is skipped where it is not installed. */
  public static final String MISSING = "promtool is missing, which checks metrics and alert rules";

  private static final int PATIENCE_SECONDS = 60;

  private final Path program;

  private Promtool(Path program) {
    this.program = program;
  }

  /** The one in the path of this process; empty where there is none. */
  public static Optional<Promtool> find() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
        .map(directory -> Path.of(directory, "promtool"))
        .filter(Files::isExecutable)
        .map(Promtool::new)
        .findFirst();
  }

  /**
   * What it complains about; empty where all is well.
   *
   * @param input its standard input
   */
  public String complaints(String input, String... arguments) {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    try {
      Path file = Files.createTempFile("promtool", ".txt");
      try {
        Files.writeString(file, input);
        Process process =
            new ProcessBuilder(command)
                .redirectInput(file.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
          process.destroyForcibly();
          throw new LabException(
              IllegalStateException.class.getName(), "promtool did not end; it said: " + output);
        }
        return process.exitValue() == 0 ? "" : process.exitValue() + ": " + output;
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new LabException("promtool could not be run.", e);
    } catch (InterruptedException e) {
      throw new LabException("Interrupted while promtool ran.", e);
    }
  }
}
