package io.howdah.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The directory for a cluster's blocks and images: on a RAM disk where there is room for it. */
final class Scratch {
  private static final Path RAM_DISK = Path.of("/dev/shm");
  private static final long ROOM = 4L << 30;

  private Scratch() {}

  static Path create(String name) {
    try {
      Path directory = Files.createTempDirectory(parent(), "howdah-lab-" + name + "-");
      Files.createDirectories(directory.resolve("tmp"));
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The same for what no child process takes with it: it goes when this JVM ends, if not before.
   */
  static Path createUntilExit(String name) {
    Path directory = create(name);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(directory), "lab-delete"));
    return directory;
  }

  /** Deletes it with all in it, as far as it is still there. */
  static void delete(Path directory) {
    if (!Files.exists(directory)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> paths = Files.walk(directory)) {
      deepestFirst = paths.sorted(Comparator.reverseOrder()).collect(Collectors.toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    deepestFirst.forEach(path -> path.toFile().delete());
  }

  private static Path parent() throws IOException {
    if (Files.isWritable(RAM_DISK) && Files.getFileStore(RAM_DISK).getUsableSpace() > ROOM) {
      return RAM_DISK;
    }
    return Path.of(System.getProperty("java.io.tmpdir"));
  }
}
