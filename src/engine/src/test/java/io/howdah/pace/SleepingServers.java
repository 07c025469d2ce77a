package io.howdah.pace;

import io.howdah.pace.SimulatedCopy.SimulatedFile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * DataNodes with stock settings and idle processors. Netty gives each connection to the next event
 * loop. A loop that closes a file sleeps for 400 ms in 43 of 100 cases, and what was given to it
 * waits. Each file that was written is read back on another connection.
 */
final class SleepingServers implements SimulatedCopy.Servers {
  private static final int LOOPS = 8;
  private static final double SLEEPS = 0.43;
  private static final long SLEEP_NANOS = 400_000_000L;
  private static final long WORK_NANOS = 5_000_000L;

  private final List<EventLoop> loops = new ArrayList<>();
  private final Random random;
  private int connections;

  SleepingServers(long seed) {
    random = new Random(seed);
    for (int i = 0; i < LOOPS; i++) {
      loops.add(new EventLoop());
    }
  }

  @Override
  public void begin(SimulatedFile file) {
    connect(new Request(file, false));
  }

  private void connect(Request request) {
    loops.get(connections++ % LOOPS).waiting.add(request);
  }

  @Override
  public long pass(long nanos) {
    List<Request> served = new ArrayList<>();
    loops.forEach(loop -> loop.pass(nanos, served));
    long moved = 0;
    for (Request request : served) {
      if (request.isReadBack()) {
        request.file().end();
      } else {
        moved += request.file().length();
        connect(new Request(request.file(), true));
      }
    }
    return moved;
  }

  private record Request(SimulatedFile file, boolean isReadBack) {}

  private final class EventLoop {
    private final Deque<Request> waiting = new ArrayDeque<>();
    private @Nullable Request current;
    private long left;

    void pass(long nanos, List<Request> served) {
      left -= nanos;
      if (current != null && left <= 0) {
        served.add(current);
        current = null;
      }
      if (current == null && !waiting.isEmpty()) {
        current = waiting.remove();
        boolean sleeps = !current.isReadBack() && random.nextDouble() < SLEEPS;
        left = WORK_NANOS + (sleeps ? SLEEP_NANOS : 0);
      }
    }
  }
}
