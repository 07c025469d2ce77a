package io.howdah.bench;

import java.nio.file.Path;
import java.util.List;

/** The JVM in which every contender of Java runs: the one that runs the benchmark. */
record Java(Path executable) {

  static Java current() {
    return new Java(Path.of(System.getProperty("java.home"), "bin", "java"));
  }

  /** What {@code JAVA_HOME} is set to. */
  Path home() {
    return Path.of(System.getProperty("java.home"));
  }

  /** The words that a command begins with. */
  List<String> command() {
    return List.of(executable.toString());
  }
}
