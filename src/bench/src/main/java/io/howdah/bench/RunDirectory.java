package io.howdah.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory for one run, on the RAM disk where there is one, that goes when the run is over. */
final class RunDirectory implements AutoCloseable {
  private static final Path RAM_DISK = Path.of("/dev/shm");

  private final Path path;

  /** Ctrl-C ends this JVM before any finally block runs, and gigabytes may lie there. */
  private final Thread lastResort = new Thread(this::deleteWhatIsThere, "bench-delete");

  private RunDirectory(Path path) {
    this.path = path;
    Runtime.getRuntime().addShutdownHook(lastResort);
  }

  static RunDirectory create() throws IOException {
    Path parent =
        Files.isWritable(RAM_DISK) ? RAM_DISK : Path.of(System.getProperty("java.io.tmpdir"));
    return new RunDirectory(Files.createTempDirectory(parent, "howdah-bench-"));
  }

  Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    Runtime.getRuntime().removeShutdownHook(lastResort);
    delete();
  }

  private void deleteWhatIsThere() {
    try {
      delete();
    } catch (IOException e) {
      // The tool that still runs may write there.
    }
  }

  private void delete() throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> paths = Files.walk(path)) {
      deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : deepestFirst) {
      Files.delete(each);
    }
  }
}
