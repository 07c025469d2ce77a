package io.howdah.pace;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.pace.SimulatedCopy.Servers;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How near the level that is found by itself comes to the best fixed one. */
class SimulatedCopyTest {
  private static final int SEEDS = 10;
  private static final List<Integer> LEVELS = List.of(2, 4, 8, 16, 32, 64, 128, 256);
  private static final List<Long> SMALL_FILES = Collections.nCopies(1_000, 64L << 10);

  @Test
  void hasManySmallFilesInFlightWhereServersSleep() {
    assertThat(timesTheBest(SleepingServers::new, SMALL_FILES)).isLessThan(1.05);
  }

  @Test
  void hasManyFilesOfSomeBytesInFlightWhereServersSleep() {
    List<Long> files = Collections.nCopies(500, 4L << 20);

    assertThat(timesTheBest(SleepingServers::new, files)).isLessThan(1.1);
  }

  @Test
  void hasFewSmallFilesInFlightWhereThatIsBest() {
    assertThat(timesTheBest(SimulatedCopyTest::busyServers, SMALL_FILES)).isLessThan(1.05);
  }

  @Test
  void hasFewFilesOfAllSizesInFlightWhereThatIsBest() {
    List<Long> files = filesOfAllSizes();

    assertThat(timesTheBest(SimulatedCopyTest::busyServers, files)).isLessThan(1.08);
    assertThat(SimulatedCopy.automatic(busyServers(1), files).most()).isLessThanOrEqualTo(16);
  }

  private static Servers busyServers(int seed) {
    return new BusyServers(seed, SimulatedCopyTest::slowerWithMore);
  }

  /** Four files in flight use all there is, and each further one costs a hundredth. */
  private static double slowerWithMore(int files) {
    return 200e6 * Math.min(files, 4) / 4 / (1 + Math.max(0, files - 4) / 100.0);
  }

  /** From 0.1 to 30 MiB, as many from one size to its double as from there to the next. */
  private static List<Long> filesOfAllSizes() {
    Random random = new Random(1);
    return random
        .doubles(300)
        .mapToObj(share -> (long) (0.1 * Math.pow(300, share) * (1 << 20)))
        .toList();
  }

  private static double timesTheBest(IntFunction<Servers> servers, List<Long> files) {
    double best =
        LEVELS.stream()
            .mapToDouble(
                level -> seconds(seed -> SimulatedCopy.fixed(level, servers.apply(seed), files)))
            .min()
            .orElseThrow();
    return seconds(seed -> SimulatedCopy.automatic(servers.apply(seed), files)) / best;
  }

  private static double seconds(IntFunction<SimulatedCopy> copies) {
    return IntStream.range(0, SEEDS).mapToDouble(seed -> copies.apply(seed).seconds()).sum();
  }
}
