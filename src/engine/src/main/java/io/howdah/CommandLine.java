package io.howdah;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The command that requested a copy. A plan records it, so that it can be run later. Immutable. */
public final class CommandLine {
  private final String directory;
  private final List<String> arguments;

  private CommandLine(String directory, List<String> arguments) {
    this.directory = directory;
    this.arguments = arguments;
  }

  /**
   * Creates a command line.
   *
   * @param directory the absolute path of its working directory
   */
  public static CommandLine of(String directory, List<String> arguments) {
    return new CommandLine(directory, Collections.unmodifiableList(new ArrayList<>(arguments)));
  }

  /** The absolute path of the working directory. */
  public String directory() {
    return directory;
  }

  public List<String> arguments() {
    return arguments;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CommandLine
        && ((CommandLine) other).directory.equals(directory)
        && ((CommandLine) other).arguments.equals(arguments);
  }

  @Override
  public int hashCode() {
    return arguments.hashCode();
  }

  @Override
  public String toString() {
    return String.join(" ", arguments);
  }
}
