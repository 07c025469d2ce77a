package io.howdah.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads the resident memory of all processes below one from {@code /proc}, five times a second. For
 * a single process it also reads the peak between two samples.
 */
final class MemorySampler implements AutoCloseable {
  private static final long INTERVAL_MILLIS = 200;

  private final ProcessHandle root;
  private final Thread thread;
  private volatile long peakBytes;

  private MemorySampler(ProcessHandle root) {
    this.root = root;
    this.thread = new Thread(this::sample, "bench-memory");
    this.thread.setDaemon(true);
  }

  /** Begins to look at what {@code root} starts, and not at itself. */
  static MemorySampler of(ProcessHandle root) {
    MemorySampler sampler = new MemorySampler(root);
    sampler.thread.start();
    return sampler;
  }

  long peakBytes() {
    return peakBytes;
  }

  @Override
  public void close() throws InterruptedException {
    thread.interrupt();
    thread.join();
  }

  private void sample() {
    try {
      while (true) {
        look();
        Thread.sleep(INTERVAL_MILLIS);
      }
    } catch (InterruptedException e) {
      // Closed.
    }
  }

  private void look() {
    long resident = 0;
    long highest = 0;
    for (ProcessHandle process : root.descendants().toList()) {
      List<String> status = status(process.pid());
      resident += bytes(status, "VmRSS:");
      highest = Math.max(highest, bytes(status, "VmHWM:"));
    }
    peakBytes = Math.max(peakBytes, Math.max(resident, highest));
  }

  private static List<String> status(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"));
    } catch (IOException e) {
      // It has ended since.
      return List.of();
    }
  }

  /** The bytes of a line such as {@code VmRSS: 1234 kB}; 0 where there is none. */
  static long bytes(List<String> status, String key) {
    return status.stream()
        .filter(line -> line.startsWith(key))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
        .findFirst()
        .orElse(0);
  }
}
