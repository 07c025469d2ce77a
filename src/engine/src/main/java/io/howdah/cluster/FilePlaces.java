package io.howdah.cluster;

import java.nio.file.Path;

/** Resolves the file names in a configuration, relative to the directory of the configuration. */
final class FilePlaces {
  private final Path directory;
  private final Path home;

  FilePlaces(Path directory, Path home) {
    this.directory = directory;
    this.home = home;
  }

  /**
   * The file with this name; {@code ~/} is the user's home.
   *
   * @throws java.nio.file.InvalidPathException where the name is invalid on this machine
   */
  Path resolve(String name) {
    return name.startsWith("~/") ? home.resolve(name.substring(2)) : directory.resolve(name);
  }
}
