package io.howdah.pace;

import io.howdah.pace.SimulatedCopy.SimulatedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

/** Servers whose processors are busy: files in flight share what there is. */
final class BusyServers implements SimulatedCopy.Servers {
  /** What a file costs besides its bytes. */
  private static final double FILE_BYTES = 1_500_000;

  /** What a busy machine does more or less for a moment. */
  private static final double NOISE = 0.1;

  private static final long NOISE_NANOS = 250_000_000L;

  private final IntToDoubleFunction bytesPerSecond;
  private final Random random;
  private final List<Work> works = new ArrayList<>();
  private double noise = 1;
  private long noiseLeft;

  /**
   * Starts them.
   *
   * @param bytesPerSecond what they do with so many files in flight
   */
  BusyServers(long seed, IntToDoubleFunction bytesPerSecond) {
    this.random = new Random(seed);
    this.bytesPerSecond = bytesPerSecond;
  }

  private static final class Work {
    private final SimulatedFile file;
    private double left;

    Work(SimulatedFile file) {
      this.file = file;
      this.left = file.length() + FILE_BYTES;
    }
  }

  @Override
  public void begin(SimulatedFile file) {
    works.add(new Work(file));
  }

  /** Not all get the same share. */
  @Override
  public long pass(long nanos) {
    noiseLeft -= nanos;
    if (noiseLeft <= 0) {
      noiseLeft = NOISE_NANOS;
      noise = 1 + NOISE * (2 * random.nextDouble() - 1);
    }
    double moved = 0;
    int inFlight = works.size();
    for (Work work : works) {
      double share = noise * bytesPerSecond.applyAsDouble(inFlight) * nanos / 1e9 / inFlight;
      double done = Math.min(work.left, share * 2 * random.nextDouble());
      moved += done * work.file.length() / (work.file.length() + FILE_BYTES);
      work.left -= done;
      if (work.left <= 0) {
        work.file.end();
      }
    }
    works.removeIf(work -> work.left <= 0);
    return (long) moved;
  }
}
