package io.howdah.examples;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** A directory of this module that people copy and run. */
final class Example {
  private static final Path MODULE = Path.of("").toAbsolutePath();

  private final Path directory;

  private Example(Path directory) {
    this.directory = directory;
  }

  static Example named(String name) {
    return new Example(MODULE.resolve(name));
  }

  /** Whatever has a job to run, sorted by name. */
  static List<Example> all() {
    try (Stream<Path> paths = Files.list(MODULE)) {
      return paths
          .filter(path -> Files.exists(path.resolve("job.properties")))
          .sorted()
          .map(Example::new)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String name() {
    return directory.getFileName().toString();
  }

  /** Its files, sorted by name. */
  List<Path> files() {
    try (Stream<Path> paths = Files.list(directory)) {
      return paths.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its workflow, coordinator and bundle, as far as it has them. */
  List<Path> definitions() {
    return files().stream().filter(file -> file.toString().endsWith(".xml")).toList();
  }

  String text(String file) {
    try {
      return Files.readString(directory.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its {@code job.properties}. */
  Properties job() {
    Properties properties = new Properties();
    try (Reader reader =
        Files.newBufferedReader(directory.resolve("job.properties"), StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }

  @Override
  public String toString() {
    return name();
  }
}
