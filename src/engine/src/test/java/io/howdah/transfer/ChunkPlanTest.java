package io.howdah.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChunkPlanTest {
  private static final long MIB = 1 << 20;

  /** All but the workers in MiB. */
  @ParameterizedTest
  @CsvSource({
    // Two chunks for each worker, as long as they are neither too small nor too large.
    "2048, 128, 4, 256",
    "2048, 128, 16, 128",
    "5120, 128, 16, 128",
    "2048, 1, 16, 64",
    "2048, 1, 100, 64",
    // Of about the same size, rather than a large and a tiny one.
    "65, 1, 16, 33",
    // Not smaller than a block, whatever that is.
    "4096, 1024, 16, 1024",
    // Not more than CONCAT takes.
    "102400, 128, 16, 1664",
    // Where the file is no longer than a block there is nothing to cut.
    "100, 128, 16, 128",
  })
  void choosesASizeByWhatIsInFlight(long length, long unit, int workers, long expected) {
    assertThat(
            ChunkPlan.chunkSize(length * MIB, CopyOptions.AUTOMATIC, unit * MIB, workers, 64) / MIB)
        .isEqualTo(expected);
  }

  /** All in MiB. */
  @ParameterizedTest
  @CsvSource({"2048, 1, 128, 128", "2048, 200, 128, 256", "1000, 300, 1, 250"})
  void takesTheRequestedSize(long length, long asked, long unit, long expected) {
    assertThat(ChunkPlan.chunkSize(length * MIB, asked * MIB, unit * MIB, 16, 64) / MIB)
        .isEqualTo(expected);
  }

  @Test
  void cutsIntoFewerWhereTheirNamesWouldNotFitIntoOneRequest() {
    assertThat(ChunkPlan.mostChunks("/data/day/part-00000.orc")).isEqualTo(64);
    String deep = "/" + "数".repeat(80) + "/" + "数".repeat(80) + "/" + "数".repeat(80);
    int most = ChunkPlan.mostChunks(deep);
    String named = ",/" + "%E6%95%B0".repeat(80) + "/" + "%E6%95%B0".repeat(80);

    assertThat(most).isBetween(2, 64);
    assertThat(most * 1.5 * named.length()).isLessThan(64 << 10);
    assertThat(ChunkPlan.chunkSize(64_000 * MIB, CopyOptions.AUTOMATIC, MIB, 64, most))
        .isGreaterThanOrEqualTo(64_000 * MIB / most);
  }
}
