package io.howdah.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The Java that runs the tests, and those that are installed beside it. */
final class JavaInstallations {
  private JavaInstallations() {}

  /** The {@code java} program of each, without those that are the same by another name. */
  static List<Path> programs() throws IOException {
    Path home = Path.of(System.getProperty("java.home")).toRealPath();
    try (Stream<Path> besides = Files.list(home.getParent())) {
      return Stream.concat(Stream.of(home), besides)
          .map(each -> each.resolve("bin/java"))
          .filter(Files::isExecutable)
          .map(JavaInstallations::real)
          .distinct()
          .collect(Collectors.toList());
    }
  }

  private static Path real(Path program) {
    try {
      return program.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
