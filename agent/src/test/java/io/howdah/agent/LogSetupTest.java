package io.howdah.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.ClusterPath;
import io.howdah.CopyException;
import io.howdah.CopyRequest;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.FileResult;
import io.howdah.Verdict;
import io.howdah.cluster.LoggingSettings;
import io.howdah.event.FileDelayed;
import io.howdah.event.FileFinished;
import io.howdah.event.FilePlanned;
import io.howdah.event.FileRetried;
import io.howdah.event.FileStarted;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.apache.logging.log4j.core.appender.RollingFileAppender;
import org.apache.logging.log4j.core.config.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogSetupTest {
  private static final String STACK_TRACE = "DEBUG (    at .*|.*\\.CopyException: .*)";
  private static final String HOSTILE =
      "/a\u001b[2J\u009b2J\r\n2026-01-01 00:00:00,000\tERROR\tforged\u2028";

  private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
  private Path file;

  @BeforeEach
  void chooseFile(@TempDir Path directory) {
    file = directory.resolve("logs/a ${date:yyyy} 100%d{yyyy}.log");
  }

  @Test
  void writesTheFileFromItsLevelOn() throws Exception {
    log(LoggingSettings.to(file, LoggingSettings.Level.WARNING), 0);

    assertThat(Files.readAllLines(file))
        .hasSize(2)
        .allMatch(line -> line.matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3}\t.*"))
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .endsWith("\tWARN \tAttempt 1 of /a failed and is repeated: SERVER_BUSY Busy."),
            line ->
                assertThat(line)
                    .endsWith("\tERROR\tFailed to copy /a to /b: PERMISSION_DENIED No ?forged."));
    assertThat(stderr.toString(UTF_8)).isEmpty();
  }

  @Test
  void letsNoNameForgeALineOrCommandTheTerminal() throws Exception {
    CopyException failure =
        new CopyException(ErrorCode.PERMISSION_DENIED, HOSTILE, new IllegalStateException(HOSTILE));
    try (LogSetup setup =
        LogSetup.start(LoggingSettings.to(file, LoggingSettings.Level.DEBUG), 4, stderr)) {
      CopyLog log = new CopyLog(setup.logger());
      CopyRequest request =
          CopyRequest.builder(ClusterPath.of("a", HOSTILE), ClusterPath.of("b", HOSTILE)).build();
      log.begun(request);
      log.on(FilePlanned.of(HOSTILE, 3));
      log.on(FileStarted.of(HOSTILE, 3));
      log.on(FileRetried.of(HOSTILE, 1, failure));
      log.on(FileDelayed.of(HOSTILE, failure));
      log.on(FileFinished.of(FileResult.copied(HOSTILE, HOSTILE, 3, Verdict.VERIFIED)));
      log.on(FileFinished.of(FileResult.failed(HOSTILE, HOSTILE, 3, failure)));
      log.ended(CopyStatus.builder(request, Instant.EPOCH).error(failure).build());
    }

    assertThat(Files.readAllLines(file))
        .hasSizeGreaterThan(20)
        .allMatch(line -> line.matches("20\\d\\d-[^\t]+\t[A-Z]{4,5} ?\t[^\\p{Cc}\u2028]+"))
        .noneMatch(line -> line.startsWith("2026-01-01 00:00:00,000"));
    assertThat(stderr.toString(UTF_8).lines())
        .hasSizeGreaterThan(20)
        .allMatch(line -> line.matches("[A-Z]{4,5} [^\\p{Cc}\u2028]+"));
  }

  @Test
  void appendsToWhatIsThere() throws Exception {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "before\n");

    log(LoggingSettings.to(file, LoggingSettings.Level.ERROR), 0);

    assertThat(Files.readAllLines(file)).hasSize(2).startsWith("before");
  }

  @ParameterizedTest
  @CsvSource({"1, ERROR", "2, WARN ERROR", "3, WARN INFO ERROR", "4, DEBUG WARN INFO ERROR DEBUG"})
  void showsTheRequestedLevelsOnStandardError(int verbosity, String levels) throws Exception {
    log(LoggingSettings.disabled(), verbosity);

    assertThat(stderr.toString(UTF_8).lines().filter(line -> !line.matches(STACK_TRACE)))
        .extracting(line -> line.substring(0, line.indexOf(' ')))
        .containsExactly(levels.split(" "));
  }

  @Test
  void keepsAFileAndStandardErrorApart() throws Exception {
    log(LoggingSettings.to(file, LoggingSettings.Level.ERROR), 3);

    assertThat(Files.readAllLines(file)).hasSize(1);
    assertThat(stderr.toString(UTF_8).lines()).hasSize(3);
  }

  @Test
  void keepsFiveOldFilesWhenOneIsRolled() throws Exception {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "before\n");
    for (int day = 1; day <= 7; day++) {
      Path old = Files.writeString(Path.of(file + ".2020-01-0" + day), "of old");
      Files.setLastModifiedTime(old, FileTime.from(Instant.EPOCH.plus(Duration.ofDays(day))));
    }
    Files.writeString(Path.of(file + ".backup"), "keep me");

    try (LogSetup setup =
        LogSetup.start(LoggingSettings.to(file, LoggingSettings.Level.ERROR), 0, stderr)) {
      Configuration configuration =
          ((org.apache.logging.log4j.core.Logger) setup.logger()).getContext().getConfiguration();
      RollingFileAppender appender = configuration.getAppender("file");
      appender.getManager().rollover();
    }

    try (Stream<Path> files = Files.list(file.getParent())) {
      assertThat(files.map(path -> path.toString().substring(file.toString().length())).sorted())
          .hasSize(7)
          .startsWith("", ".2020-01-04", ".2020-01-05", ".2020-01-06", ".2020-01-07")
          .endsWith(".backup")
          .anyMatch(suffix -> suffix.matches("\\.2[0-9]{3}-[0-9]{2}-[0-9]{2}"));
    }
  }

  @Test
  void isNeededOnlyWithAReader() {
    assertThat(LogSetup.isNeeded(LoggingSettings.disabled(), 0)).isFalse();
    assertThat(LogSetup.isNeeded(LoggingSettings.disabled(), 1)).isTrue();
    assertThat(LogSetup.isNeeded(LoggingSettings.to(file, LoggingSettings.Level.INFO), 0)).isTrue();
  }

  @Test
  void saysThatTheFileCannotBeWritten() throws Exception {
    Files.createDirectories(file);

    assertThatThrownBy(
            () -> LogSetup.start(LoggingSettings.to(file, LoggingSettings.Level.INFO), 0, stderr))
        .isInstanceOf(CopyException.class)
        .hasMessageContaining("The log file " + file + " of the configuration cannot be written");
  }

  private void log(LoggingSettings settings, int verbosity) throws Exception {
    try (LogSetup setup = LogSetup.start(settings, verbosity, stderr)) {
      CopyLog log = new CopyLog(setup.logger());
      log.on(FileStarted.of("/a", 3));
      log.on(FileRetried.of("/a", 1, new CopyException(ErrorCode.SERVER_BUSY, "Busy.")));
      log.on(FileFinished.of(FileResult.copied("/a", "/b", 3, Verdict.VERIFIED)));
      CopyException failure = new CopyException(ErrorCode.PERMISSION_DENIED, "No \r\nforged.");
      log.on(FileFinished.of(FileResult.failed("/a", "/b", 3, failure)));
    }
  }
}
