package io.howdah.pace;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** A copy in simulated time, with as many files in flight as a level says. */
final class SimulatedCopy {
  private static final long STEP_NANOS = 5_000_000L;
  private static final long LARGE = 16L << 20;

  /** What files in flight wait for. */
  interface Servers {
    void begin(SimulatedFile file);

    /**
     * Lets time pass.
     *
     * @return the bytes that were moved meanwhile; files that ended say so themselves
     */
    long pass(long nanos);
  }

  /** One file, and when it began. */
  static final class SimulatedFile {
    private final long length;
    private long began;
    private boolean ended;

    private SimulatedFile(long length) {
      this.length = length;
    }

    long length() {
      return length;
    }

    void end() {
      ended = true;
    }
  }

  private final Servers servers;
  private final Deque<SimulatedFile> inFlight = new ArrayDeque<>();
  private long now;
  private int most;

  private SimulatedCopy(Servers servers) {
    this.servers = servers;
  }

  /** How long files of these lengths take where the level is found by itself. */
  static SimulatedCopy automatic(Servers servers, List<Long> lengths) {
    return copy(servers, lengths, clock -> ConcurrencyLevel.automatic(Duration.ZERO, 128, clock));
  }

  static SimulatedCopy fixed(int level, Servers servers, List<Long> lengths) {
    return copy(servers, lengths, clock -> ConcurrencyLevel.fixed(level));
  }

  private static SimulatedCopy copy(
      Servers servers, List<Long> lengths, Function<LongSupplier, ConcurrencyLevel> levels) {
    SimulatedCopy copy = new SimulatedCopy(servers);
    copy.run(new ArrayDeque<>(lengths), levels.apply(() -> copy.now));
    return copy;
  }

  /** What it took. */
  double seconds() {
    return now / 1e9;
  }

  /** The most files that were in flight at once. */
  int most() {
    return most;
  }

  private void run(Deque<Long> waiting, ConcurrencyLevel level) {
    while (!waiting.isEmpty() || !inFlight.isEmpty()) {
      while (!waiting.isEmpty() && inFlight.size() < level.current()) {
        begin(new SimulatedFile(waiting.remove()));
      }
      most = Math.max(most, inFlight.size());
      now += STEP_NANOS;
      level.moved(servers.pass(STEP_NANOS));
      inFlight.stream().filter(file -> file.ended).forEach(file -> tell(level, file));
      inFlight.removeIf(file -> file.ended);
    }
  }

  private void begin(SimulatedFile file) {
    file.began = now;
    inFlight.add(file);
    servers.begin(file);
  }

  private void tell(ConcurrencyLevel level, SimulatedFile file) {
    if (file.length >= LARGE) {
      level.largeFileEnded();
    } else {
      level.smallFileEnded(file.length, now - file.began);
    }
  }
}
