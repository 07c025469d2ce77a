package io.howdah.cluster;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The log file of a front end that is its own process. Front ends within a server do not use it.
 */
public final class LoggingSettings {
  /** The lowest level that is written. */
  public enum Level {
    DEBUG,
    INFO,
    WARNING,
    ERROR,
    CRITICAL
  }

  private final @Nullable Path path;
  private final Level level;

  private LoggingSettings(@Nullable Path path, Level level) {
    this.path = path;
    this.level = level;
  }

  /** No log file. */
  public static LoggingSettings disabled() {
    return new LoggingSettings(null, Level.INFO);
  }

  /** A log file for events of at least {@code level}. */
  public static LoggingSettings to(Path path, Level level) {
    return new LoggingSettings(path, level);
  }

  /** The log file; null for none. */
  public @Nullable Path path() {
    return path;
  }

  public Level level() {
    return level;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LoggingSettings
        && Objects.equals(((LoggingSettings) other).path, path)
        && ((LoggingSettings) other).level == level;
  }

  @Override
  public int hashCode() {
    return Objects.hash(path, level);
  }

  @Override
  public String toString() {
    return path == null ? "no log file" : level + " to " + path;
  }
}
