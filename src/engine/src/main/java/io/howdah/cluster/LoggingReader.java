package io.howdah.cluster;

import io.howdah.CopyException;
import io.howdah.cluster.LoggingSettings.Level;
import java.nio.file.InvalidPathException;
import java.util.Locale;

/** Reads the logging settings from the {@code configuration} part of the file. */
final class LoggingReader {
  private final FilePlaces files;

  LoggingReader(FilePlaces files) {
    this.files = files;
  }

  LoggingSettings read(JsonValue configuration) throws CopyException {
    JsonValue logging = JsonMembers.of(configuration, "logging").optional("logging");
    if (logging == null) {
      return LoggingSettings.disabled();
    }
    JsonMembers members = JsonMembers.of(logging, "disable", "path", "level");
    Level level = level(members);
    Boolean disable = members.bool("disable");
    String path = members.string("path");
    if (Boolean.TRUE.equals(disable) || path == null) {
      return LoggingSettings.disabled();
    }
    try {
      return LoggingSettings.to(files.resolve(path), level);
    } catch (InvalidPathException e) {
      throw members.required("path").invalid("is not a file's name: '" + path + "'");
    }
  }

  /** Parses Python's level names, including their short forms. */
  private static Level level(JsonMembers members) throws CopyException {
    String text = members.string("level");
    if (text == null) {
      return Level.INFO;
    }
    switch (text.trim().toUpperCase(Locale.ROOT)) {
      case "WARN":
        return Level.WARNING;
      case "FATAL":
        return Level.CRITICAL;
      default:
        Level level = members.constant("level", Level.class);
        return level == null ? Level.INFO : level;
    }
  }
}
