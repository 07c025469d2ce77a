package io.howdah.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Places for logs, which stay when servers and their directories go. */
final class LogFiles {
  /** Below the module under test. */
  static final Path DIRECTORY = Path.of("target", "lab");

  private LogFiles() {}

  /** A new file for what a process prints. */
  static Path newFile(Path directory, String name) {
    try {
      Files.createDirectories(directory);
      return Files.createTempFile(directory, name + "-", ".log");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A new directory for a server that writes several. */
  static Path newDirectory(Path directory, String name) {
    try {
      Files.createDirectories(directory);
      return Files.createTempDirectory(directory, name + "-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
