package io.howdah.agent;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.cluster.LoggingSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.Logger;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.OutputStreamAppender;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.builder.api.AppenderComponentBuilder;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilder;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilderFactory;
import org.apache.logging.log4j.core.config.builder.api.RootLoggerComponentBuilder;
import org.apache.logging.log4j.core.config.builder.impl.BuiltConfiguration;
import org.apache.logging.log4j.core.layout.PatternLayout;

/**
 * Sets Log4j up for one run: a file that is rolled daily and kept five times, as pydistcp's is, and
 * standard error as far as {@code -v} asks for it. Standard output never has a log line.
 */
final class LogSetup implements AutoCloseable {
  private static final int KEPT_FILES = 5;
  // A message is one line. A stack trace is not printed by Log4j, since its messages may contain
  // line breaks: CopyLog writes it line by line.
  private static final String FILE_PATTERN =
      "%d{yyyy-MM-dd HH:mm:ss,SSS}\t%-5level\t%enc{%m}{CRLF}%n%ex{none}";
  private static final String STDERR_PATTERN = "%-5level %enc{%m}{CRLF}%n%ex{none}";

  private final LoggerContext context;

  private LogSetup(LoggerContext context) {
    this.context = context;
  }

  /** Whether anything is to be logged at all; setting up takes time that nobody needs to spend. */
  static boolean isNeeded(LoggingSettings settings, int verbosity) {
    return settings.path() != null || verbosity > 0;
  }

  /**
   * Starts to log.
   *
   * @param verbosity how often {@code -v} was given
   * @param stderr receives what {@code verbosity} asks for
   * @throws CopyException {@link ErrorCode#LOCAL_IO_FAILED} where the log file cannot be written
   */
  static LogSetup start(LoggingSettings settings, int verbosity, OutputStream stderr)
      throws CopyException {
    ConfigurationBuilder<BuiltConfiguration> builder =
        ConfigurationBuilderFactory.newConfigurationBuilder();
    builder.setConfigurationName("howdah");
    builder.setStatusLevel(Level.ERROR);
    // The log must still be there while an interrupted copy tidies up.
    builder.setShutdownHook("disable");
    Path file = settings.path();
    Level fileLevel = file == null ? Level.OFF : level(settings.level());
    Level stderrLevel = stderrLevel(verbosity);
    RootLoggerComponentBuilder root =
        builder.newRootLogger(fileLevel.isLessSpecificThan(stderrLevel) ? fileLevel : stderrLevel);
    if (file != null) {
      checkWritable(file);
      builder.add(fileAppender(builder, file));
      root.add(builder.newAppenderRef("file").addAttribute("level", fileLevel));
    }
    builder.add(root);
    LoggerContext context = Configurator.initialize(builder.build(false));
    if (verbosity > 0) {
      addStandardError(context, stderr, stderrLevel);
    }
    return new LogSetup(context);
  }

  private static void checkWritable(Path file) throws CopyException {
    try {
      Path directory = file.toAbsolutePath().getParent();
      if (directory != null) {
        Files.createDirectories(directory);
      }
      Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND).close();
    } catch (IOException e) {
      throw new CopyException(
          ErrorCode.LOCAL_IO_FAILED,
          "The log file "
              + file
              + " of the configuration cannot be written: "
              + e.getClass().getSimpleName()
              + ".",
          e);
    }
  }

  private static AppenderComponentBuilder fileAppender(
      ConfigurationBuilder<BuiltConfiguration> builder, Path file) {
    String name = file.toAbsolutePath().toString();
    String lastName = String.valueOf(file.getFileName());
    return builder
        .newAppender("file", "RollingFile")
        .addAttribute("fileName", literal(name))
        .addAttribute("filePattern", literal(literal(name)).replace("%", "%%") + ".%d{yyyy-MM-dd}")
        .add(
            builder
                .newLayout("PatternLayout")
                .addAttribute("pattern", FILE_PATTERN)
                .addAttribute("charset", "UTF-8"))
        .addComponent(
            builder
                .newComponent("Policies")
                .addComponent(builder.newComponent("TimeBasedTriggeringPolicy")))
        .addComponent(
            builder
                .newComponent("DefaultRolloverStrategy")
                .addComponent(
                    builder
                        .newComponent("Delete")
                        .addAttribute(
                            "basePath", literal(String.valueOf(file.toAbsolutePath().getParent())))
                        .addComponent(
                            builder
                                .newComponent("IfFileName")
                                .addAttribute("glob", globLiteral(lastName) + ".????-??-??"))
                        .addComponent(
                            builder
                                .newComponent("IfAccumulatedFileCount")
                                .addAttribute("exceeds", KEPT_FILES))));
  }

  /** Log4j would replace a variable in a name; in the pattern of old files it does so twice. */
  private static String literal(String name) {
    return name.replace("${", "$${");
  }

  private static String globLiteral(String name) {
    return name.replaceAll("[\\\\*?\\[\\]{}]", "\\\\$0");
  }

  private static void addStandardError(LoggerContext context, OutputStream stderr, Level level) {
    Configuration configuration = context.getConfiguration();
    OutputStreamAppender appender =
        OutputStreamAppender.newBuilder()
            .setName("stderr")
            .setTarget(stderr)
            .setFollow(false)
            .setConfiguration(configuration)
            .setLayout(
                PatternLayout.newBuilder()
                    .setConfiguration(configuration)
                    .setPattern(STDERR_PATTERN)
                    .build())
            .build();
    appender.start();
    configuration.addAppender(appender);
    configuration.getRootLogger().addAppender(appender, level, null);
    context.updateLoggers();
  }

  private static Level level(LoggingSettings.Level level) {
    switch (level) {
      case DEBUG:
        return Level.DEBUG;
      case INFO:
        return Level.INFO;
      case WARNING:
        return Level.WARN;
      case ERROR:
        return Level.ERROR;
      case CRITICAL:
        break;
    }
    return Level.FATAL;
  }

  private static Level stderrLevel(int verbosity) {
    switch (verbosity) {
      case 0:
        return Level.OFF;
      case 1:
        return Level.ERROR;
      case 2:
        return Level.WARN;
      case 3:
        return Level.INFO;
      default:
        return Level.DEBUG;
    }
  }

  /** The log to write to. */
  Logger logger() {
    return context.getLogger("io.howdah");
  }

  /** Writes what is left and ends the log. */
  @Override
  public void close() {
    Configurator.shutdown(context);
  }
}
