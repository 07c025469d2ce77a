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
 * Configures Log4j for one run. The log file is rolled daily and five old files are kept, as in
 * pydistcp. The level of standard error depends on {@code -v}. Standard output never gets a log
 * line.
 */
final class LogSetup implements AutoCloseable {
  private static final int KEPT_FILES = 5;
  // A message is one line. Log4j prints no stack trace, since messages in it may contain line
  // breaks. CopyLog writes each line of a stack trace itself.
  private static final String FILE_PATTERN =
      "%d{yyyy-MM-dd HH:mm:ss,SSS}\t%-5level\t%enc{%m}{CRLF}%n%ex{none}";
  private static final String STDERR_PATTERN = "%-5level %enc{%m}{CRLF}%n%ex{none}";

  private final LoggerContext context;

  private LogSetup(LoggerContext context) {
    this.context = context;
  }

  /** Whether anything is to be logged. Without a log, the run saves the time for the setup. */
  static boolean isNeeded(LoggingSettings settings, int verbosity) {
    return settings.path() != null || verbosity > 0;
  }

  /**
   * Starts the log.
   *
   * @param verbosity the number of {@code -v} options
   * @param stderr receives the lines for {@code verbosity}
   * @throws CopyException {@link ErrorCode#LOCAL_IO_FAILED} where the log file cannot be written
   */
  static LogSetup start(LoggingSettings settings, int verbosity, OutputStream stderr)
      throws CopyException {
    ConfigurationBuilder<BuiltConfiguration> builder =
        ConfigurationBuilderFactory.newConfigurationBuilder();
    builder.setConfigurationName("howdah");
    builder.setStatusLevel(Level.ERROR);
    // The log must stay open while an interrupted copy cleans up.
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

  /**
   * Escapes variables. Log4j replaces them once in a file name and twice in the pattern of old
   * files.
   */
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

  /** The logger of the run. */
  Logger logger() {
    return context.getLogger("io.howdah");
  }

  /** Flushes and closes the log. */
  @Override
  public void close() {
    Configurator.shutdown(context);
  }
}
