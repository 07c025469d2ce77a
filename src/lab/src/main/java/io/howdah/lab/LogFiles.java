package io.howdah.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** Places for logs, which stay when servers and their directories go. */
final class LogFiles {
  /** Below the module under test. */
  static final Path DIRECTORY = Path.of("target", "lab");

  /** All files and directories that this JVM has made. */
  private static final Queue<Path> MADE = new ConcurrentLinkedQueue<>();

  private LogFiles() {}

  /** A new file for what a process prints. */
  static Path newFile(Path directory, String name) {
    try {
      Files.createDirectories(directory);
      return made(Files.createTempFile(directory, name + "-", ".log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A new directory for a server that writes several. */
  static Path newDirectory(Path directory, String name) {
    try {
      Files.createDirectories(directory);
      return made(Files.createTempDirectory(directory, name + "-"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The logs of this JVM's servers that hold something written at or after this time, by name. */
  static List<Path> writtenSince(Instant time) {
    return MADE.stream()
        .flatMap(LogFiles::filesIn)
        .filter(file -> isWrittenSince(file, time))
        .sorted()
        .toList();
  }

  private static Path made(Path place) {
    MADE.add(place);
    return place;
  }

  private static Stream<Path> filesIn(Path place) {
    try (Stream<Path> files = Files.walk(place)) {
      return files.filter(Files::isRegularFile).toList().stream();
    } catch (NoSuchFileException e) {
      return Stream.empty(); // a test has deleted its own directory of logs
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isWrittenSince(Path file, Instant time) {
    try {
      return Files.size(file) > 0
          && Files.getLastModifiedTime(file).compareTo(FileTime.from(time)) >= 0;
    } catch (NoSuchFileException e) {
      return false; // Oozie compresses and deletes logs while it runs
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
