package io.howdah.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Records how long test classes took, and names the servers' logs to read for a test that failed.
 * JUnit finds it as a service. Each line of {@code target/lab/tests.tsv} is one of
 *
 * <pre>
 * run    seconds                  all classes of one JVM
 * class  seconds  name            with the servers that it started
 * failed name     logs            of the servers, separated by blanks
 * </pre>
 *
 * <p>Test classes run at the same time, so the logs may include those of another class's servers.
 */
public final class TestRecord implements TestExecutionListener {
  private static final Path FILE = LogFiles.DIRECTORY.resolve("tests.tsv");

  /** More would hide the relevant one. */
  private static final int MOST_LOGS = 12;

  private final Map<String, Instant> begun = new ConcurrentHashMap<>();
  private Instant runBegun = Instant.EPOCH;

  /** For JUnit. */
  public TestRecord() {}

  @Override
  public void testPlanExecutionStarted(TestPlan plan) {
    runBegun = Instant.now();
  }

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    write("run\t" + secondsSince(runBegun));
  }

  @Override
  public void executionStarted(TestIdentifier test) {
    begun.put(test.getUniqueId(), Instant.now());
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    Instant start = begun.getOrDefault(test.getUniqueId(), runBegun);
    if (result.getStatus() == Status.FAILED) {
      failed(test, start);
    }
    // A nested class is a part of its outer one.
    if (test.getSource().orElse(null) instanceof ClassSource named
        && !named.getClassName().contains("$")) {
      write("class\t" + secondsSince(start) + "\t" + named.getClassName());
    }
  }

  private static void failed(TestIdentifier test, Instant start) {
    // A file system may keep whole seconds only.
    List<Path> logs = LogFiles.writtenSince(start.truncatedTo(ChronoUnit.SECONDS));
    String name = nameOf(test);
    String names =
        logs.stream()
            .limit(MOST_LOGS)
            .map(log -> log.toAbsolutePath().toString())
            .collect(Collectors.joining(" "));
    write("failed\t" + name + "\t" + names);
    if (!logs.isEmpty()) {
      System.err.println(name + " failed. Its servers' logs: " + names);
    }
  }

  private static String nameOf(TestIdentifier test) {
    String className = classOf(test);
    String simpleName = className.substring(className.lastIndexOf('.') + 1);
    return test.getSource().orElse(null) instanceof ClassSource
        ? simpleName
        : simpleName + "." + test.getLegacyReportingName();
  }

  private static String classOf(TestIdentifier test) {
    TestSource source = test.getSource().orElse(null);
    if (source instanceof ClassSource named) {
      return named.getClassName();
    }
    return source instanceof MethodSource method ? method.getClassName() : "";
  }

  private static String secondsSince(Instant start) {
    double seconds = Duration.between(start, Instant.now()).toMillis() / 1000.0;
    return String.format(Locale.ROOT, "%.1f", seconds);
  }

  /** Appends a line in one write, so that lines of several JVMs do not mix. */
  private static void write(String line) {
    try {
      Files.createDirectories(LogFiles.DIRECTORY);
      Files.writeString(
          FILE,
          line.replaceAll("\\R", " ") + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
