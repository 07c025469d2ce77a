package io.howdah.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds rclone: one that the project's script unpacked, or the system's, or unpacks one. */
final class RcloneInstallation {
  private final Path module;

  /**
   * @param root the project's directory
   */
  RcloneInstallation(Path root) {
    this.module = root.resolve("src/bench");
  }

  /** The executable; empty where there is none and none can be had. */
  Optional<Path> findOrUnpack() throws IOException, InterruptedException {
    Optional<Path> found = find();
    if (found.isPresent()) {
      return found;
    }
    String script = module.resolve("bin/install-rclone").toString();
    new ProcessBuilder(script)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.INHERIT)
        .start()
        .waitFor();
    return find();
  }

  private Optional<Path> find() {
    Stream<Path> onPath =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
            .map(directory -> Path.of(directory, "rclone"));
    return Stream.concat(Stream.of(module.resolve("target/rclone/usr/bin/rclone")), onPath)
        .filter(Files::isExecutable)
        .findFirst();
  }
}
