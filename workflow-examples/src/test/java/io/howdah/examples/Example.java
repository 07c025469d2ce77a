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
import org.apache.oozie.client.OozieClient;

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
          .filter(Files::isDirectory)
          .sorted()
          .map(Example::new)
          .filter(example -> !example.jobFiles().isEmpty())
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

  /** Those of {@link #definitions} that a job with these properties uses. */
  List<Path> definitions(String jobFile) {
    return job(jobFile).containsKey(OozieClient.APP_PATH)
        ? List.of(directory.resolve("workflow.xml"))
        : definitions();
  }

  /** The names of its properties, a file for each job: {@code job.properties} for most examples. */
  List<String> jobFiles() {
    return files().stream()
        .map(file -> file.getFileName().toString())
        .filter(name -> name.endsWith(".properties"))
        .toList();
  }

  String text(String file) {
    try {
      return Files.readString(directory.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The properties of one of its {@link #jobFiles}. */
  Properties job(String jobFile) {
    Properties properties = new Properties();
    try (Reader reader =
        Files.newBufferedReader(directory.resolve(jobFile), StandardCharsets.UTF_8)) {
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
