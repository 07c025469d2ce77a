package io.howdah.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs a command and measures it from outside: wall and processor time by bash's {@code time},
 * which counts every child that was waited for, and memory by {@link MemorySampler}.
 */
final class ProcessMeter {
  static final int TIMED_OUT = 124;

  private static final String TIMED =
      "out=$1 log=$2; shift 2; TIMEFORMAT='%3R %3U %3S'; { time \"$@\" >\"$log\" 2>&1; } 2>\"$out\"";
  private static final int COMPLAINT_CHARACTERS = 600;

  private final Duration timeLimit;

  ProcessMeter(Duration timeLimit) {
    this.timeLimit = timeLimit;
  }

  /**
   * Runs a command to its end, or to the time limit.
   *
   * @param directory where it runs, and where its output goes
   */
  Measurement run(Command command, Path directory) throws IOException, InterruptedException {
    Path times = directory.resolve("times");
    Path output = directory.resolve("output");
    List<String> words = new ArrayList<>(List.of("bash", "-c", TIMED, "bench"));
    words.add(times.toString());
    words.add(output.toString());
    words.addAll(command.words());
    ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toFile());
    builder.environment().remove("JDK_JAVA_OPTIONS");
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().putAll(command.environment());
    Process process = builder.start();
    try (MemorySampler memory = MemorySampler.of(process.toHandle())) {
      if (!process.waitFor(timeLimit.toMillis(), TimeUnit.MILLISECONDS)) {
        end(process);
        Figures figures = new Figures(timeLimit.toMillis() / 1e3, 0, memory.peakBytes());
        return new Measurement(TIMED_OUT, figures, "Not done within " + timeLimit + ".");
      }
      int exitCode = process.exitValue();
      return new Measurement(
          exitCode,
          figures(Files.readString(times), memory.peakBytes()),
          exitCode == 0 ? "" : complaint(output));
    } finally {
      end(process);
    }
  }

  /** The times that bash printed, after its message about a signal, if any. */
  static Figures figures(String printed, long peakBytes) {
    List<String> lines = printed.strip().lines().toList();
    List<String> numbers = List.of(lines.get(lines.size() - 1).split(" ", -1));
    return new Figures(
        Double.parseDouble(numbers.get(0)),
        Double.parseDouble(numbers.get(1)) + Double.parseDouble(numbers.get(2)),
        peakBytes);
  }

  private static void end(Process process) throws InterruptedException {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().waitFor();
  }

  private static String complaint(Path output) throws IOException {
    String text = new String(Files.readAllBytes(output), StandardCharsets.UTF_8).strip();
    return text.substring(Math.max(0, text.length() - COMPLAINT_CHARACTERS));
  }
}
