package io.howdah.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.ClusterPath;
import io.howdah.CopyStatus;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.LabClusters;
import io.howdah.lab.Sweep;
import io.howdah.ledger.WrittenLedger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * A nightly run over a million files of which ten have changed. It takes some minutes, most of them
 * to make the files, and leaves the figures in {@code target/million.md}:
 *
 * <pre>{@code
 * bin/test --all -pl src/engine -am -Dit.test=MillionUnchangedIT
 * }</pre>
 */
@Sweep
@Isolated("other tests would use the time of this one")
class MillionUnchangedIT {
  private static final int FILES = 1_000_000;
  private static final int DIRECTORIES = 1_000;

  @RegisterExtension
  static final LabClusters LAB =
      LabClusters.ofItsOwn(HdfsCluster.builder("staging"), HdfsCluster.builder("prod"));

  /** Two days ahead: proofs of empty files are remembered when these are a day old. */
  private final Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofDays(2));

  private final Map<String, Integer> requests = new ConcurrentHashMap<>();

  @Test
  void costsTwoListings() throws Exception {
    HdfsCluster staging = LAB.cluster("staging");
    HdfsCluster prod = LAB.cluster("prod");
    staging.files().makeEmptyFiles("/from", FILES, DIRECTORIES);
    prod.files().makeEmptyFiles("/to", FILES, DIRECTORIES);
    prod.files().mkdirs("/user/" + prod.user());
    writeLedger(staging, prod);
    LabCopy copies =
        new LabCopy(staging, prod)
            .clock(clock)
            .observedBy((peer, operation) -> requests.merge(operation, 1, Integer::sum));

    CopyStatus unchanged = copies.copy("/from", "/to", LabCopy.FORCE);
    Map<String, Integer> ofUnchanged = Map.copyOf(requests);
    for (int i = 0; i < 10; i++) {
      staging.files().append("/from/dir-0007/file-00" + i + "0007", 0, 10, i);
    }
    requests.clear();
    CopyStatus changed = copies.copy("/from", "/to", LabCopy.FORCE);

    Files.writeString(
        Path.of("target", "million.md"),
        FILES
            + " unchanged files: "
            + unchanged.duration().toMillis()
            + " ms, requests "
            + ofUnchanged
            + "; ten changed: "
            + changed.duration().toMillis()
            + " ms, requests "
            + Map.copyOf(requests)
            + "\n");
    assertThat(unchanged.isSuccessful()).isTrue();
    assertThat(unchanged.ledger().remembered()).isEqualTo(FILES);
    assertThat(ofUnchanged).doesNotContainKey("GETFILECHECKSUM");
    assertThat(sum(ofUnchanged)).isLessThan(3_000);
    assertThat(changed.copied().files()).isEqualTo(10);
    assertThat(changed.ledger().remembered()).isEqualTo(FILES - 10);
    assertThat(unchanged.duration()).isLessThan(Duration.ofSeconds(60));
  }

  private static int sum(Map<String, Integer> requests) {
    return requests.values().stream().mapToInt(Integer::intValue).sum();
  }

  private void writeLedger(HdfsCluster staging, HdfsCluster prod) throws Exception {
    ClusterPath from = ClusterPath.of("staging", "/from");
    ClusterPath to = ClusterPath.of("prod", "/to");
    try (WrittenLedger ledger = new WrittenLedger(staging, from, prod, to, clock)) {
      ledger.save();
    }
  }
}
