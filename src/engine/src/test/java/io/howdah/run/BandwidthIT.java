package io.howdah.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.BandwidthLimit;
import io.howdah.Cancellation;
import io.howdah.CopyListener;
import io.howdah.CopyOptions;
import io.howdah.CopyStatus;
import io.howdah.event.BytesCopied;
import io.howdah.event.EventHandlers;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.LabClusters;
import io.howdah.lab.Sweep;
import io.howdah.lab.TreeSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a copy with a bandwidth writes in each second, on real clusters. It takes four minutes, and
 * leaves a table in {@code target/bandwidth.md}:
 *
 * <pre>{@code
 * bin/test --all -pl src/engine -am -Dit.test=BandwidthIT
 * }</pre>
 */
@Sweep
@Isolated("other tests would use the time of this one")
class BandwidthIT {
  private static final Path TABLE = Path.of("target", "bandwidth.md");
  private static final long KIB = 1 << 10;
  private static final long MIB = 1 << 20;

  @RegisterExtension
  static final LabClusters LAB =
      LabClusters.ofItsOwn(HdfsCluster.builder("staging"), HdfsCluster.builder("prod"));

  private final HdfsCluster staging = LAB.cluster("staging");
  private final HdfsCluster prod = LAB.cluster("prod");

  @BeforeAll
  static void beginTable() throws IOException {
    Files.writeString(
        TABLE,
        """
        | limit, MiB/s | files | threads | full seconds | lowest | mean | highest | each second |
        |---|---|---|---|---|---|---|---|
        """);
  }

  /** The servers are slower than this limit with small files. The copy must not be faster. */
  @ParameterizedTest
  @CsvSource({"600, 1", "2000, 64"})
  void doesNotExceedAHighLimitWithSmallFiles(int files, int threads) throws Exception {
    String from = LAB.newDirectory("staging");
    staging.files().writeTree(from, TreeSpec.of(files, 4 * KIB, 1));

    List<Long> seconds = copy(from, 20 * MIB, threads);

    record(20 * MIB, files + " of 4 KiB", threads, seconds);
    assertThat(seconds)
        .hasSizeGreaterThan(2)
        .allSatisfy(bytes -> assertThat(bytes).isLessThan(20 * MIB * 11 / 10));
  }

  /**
   * From this limit on, a copy counts a file of 4 KiB at once, and not in halves. Servers that have
   * just started are too slow for one thread, so 64 come first.
   */
  @ParameterizedTest
  @CsvSource({"1200, 64", "900, 1"})
  void keepsToALowLimitWithSmallFiles(int files, int threads) throws Exception {
    String from = LAB.newDirectory("staging");
    staging.files().writeTree(from, TreeSpec.of(files, 4 * KIB, 1));

    List<Long> seconds = copy(from, 200 * KIB, threads);

    record(200 * KIB, files + " of 4 KiB", threads, seconds);
    assertKeepsTo(200 * KIB, seconds);
  }

  @ParameterizedTest
  @CsvSource({"1", "64"})
  void keepsToTheLimitWithALargeFile(int threads) throws Exception {
    String from = LAB.newDirectory("staging");
    staging.files().write(from + "/large", 1024 * MIB, 1);

    List<Long> seconds = copy(from, 20 * MIB, threads);

    record(20 * MIB, "1 of 1 GiB", threads, seconds);
    assertThat(seconds).hasSizeGreaterThan(40);
    assertKeepsTo(20 * MIB, seconds);
  }

  /** Pauses of this machine may spoil one second in ten, and never a second above the limit. */
  private static void assertKeepsTo(long limit, List<Long> seconds) {
    assertThat(seconds)
        .hasSizeGreaterThan(10)
        .allSatisfy(bytes -> assertThat(bytes).isLessThan(limit * 11 / 10));
    assertThat(seconds.stream().filter(bytes -> bytes > limit * 9 / 10).count())
        .as("seconds of at least 90%% of the limit among %s", seconds)
        .isGreaterThanOrEqualTo(seconds.size() * 9L / 10);
  }

  /** Copies a tree, and returns the bytes that were written in each second but the last. */
  private List<Long> copy(String from, long limit, int threads) {
    String to = LAB.newDirectory("prod") + "/copy";
    WrittenBytes written = new WrittenBytes();
    CopyStatus status =
        new LabCopy(staging, prod)
            .copy(
                from,
                to,
                CopyOptions.builder().bandwidth(BandwidthLimit.of(limit)).threads(threads).build(),
                written.listener(),
                new Cancellation());
    assertThat(status.isSuccessful()).isTrue();
    prod.files().delete(to);
    staging.files().delete(from);
    return written.fullSeconds();
  }

  private static void record(long limit, String files, int threads, List<Long> seconds)
      throws IOException {
    String line =
        String.format(
            Locale.ROOT,
            "| %s | %s | %d | %d | %s | %s | %s | %s |%n",
            mebibytes(limit),
            files,
            threads,
            seconds.size(),
            mebibytes(seconds.stream().mapToLong(each -> each).min().orElse(0)),
            mebibytes((long) seconds.stream().mapToLong(each -> each).average().orElse(0)),
            mebibytes(seconds.stream().mapToLong(each -> each).max().orElse(0)),
            seconds.stream().map(BandwidthIT::mebibytes).collect(Collectors.joining(" ")));
    Files.writeString(TABLE, line, StandardOpenOption.APPEND);
  }

  private static String mebibytes(long bytes) {
    return String.format(Locale.ROOT, "%.2f", (double) bytes / MIB);
  }

  /** The bytes of each second since the first ones. */
  private static final class WrittenBytes {
    private final Map<Long, Long> bySecond = new TreeMap<>();
    private long first;

    CopyListener listener() {
      return EventHandlers.builder()
          .on(BytesCopied.class, event -> add(System.nanoTime(), event.bytes()))
          .build();
    }

    private synchronized void add(long nanos, long bytes) {
      first = bySecond.isEmpty() ? nanos : first;
      bySecond.merge((nanos - first) / TimeUnit.SECONDS.toNanos(1), bytes, Long::sum);
    }

    /** All seconds but the last, which is not full. */
    synchronized List<Long> fullSeconds() {
      List<Long> seconds = new ArrayList<>();
      long last = bySecond.keySet().stream().reduce(0L, Math::max);
      for (long second = 0; second < last; second++) {
        seconds.add(bySecond.getOrDefault(second, 0L));
      }
      return seconds;
    }
  }
}
