package io.howdah.lab.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The directory with a node's blocks and images, which goes when the node goes. */
final class Directory {
  private volatile @Nullable Path path;

  /** Takes {@code path} as this node's own, to be deleted at the end. */
  Path use(String path) throws IOException {
    Path directory = Files.createDirectories(Path.of(path));
    this.path = directory;
    return directory;
  }

  /** Deletes it with all in it. The servers may still be writing there, so one round may miss. */
  void delete() {
    Path directory = path;
    for (int round = 0; directory != null && Files.exists(directory) && round < 5; round++) {
      for (Path each : deepestFirst(directory)) {
        each.toFile().delete();
      }
    }
  }

  private static List<Path> deepestFirst(Path directory) {
    try (Stream<Path> paths = Files.walk(directory)) {
      return paths.sorted(Comparator.reverseOrder()).collect(Collectors.toList());
    } catch (IOException | UncheckedIOException e) {
      // Something vanished under the walk: the next round sees the rest.
      return List.of();
    }
  }
}
