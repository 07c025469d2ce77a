package io.howdah.cluster;

import java.nio.file.Path;

/** Finds the files that a configuration names: relative ones stand beside the configuration. */
final class FilePlaces {
  private final Path directory;
  private final Path home;

  FilePlaces(Path directory, Path home) {
    this.directory = directory;
    this.home = home;
  }

  /**
   * The file of this name; {@code ~/} is the user's home.
   *
   * @throws java.nio.file.InvalidPathException where this machine can have no such file
   */
  Path resolve(String name) {
    return name.startsWith("~/") ? home.resolve(name.substring(2)) : directory.resolve(name);
  }
}
