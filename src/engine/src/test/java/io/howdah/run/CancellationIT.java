package io.howdah.run;

import static io.howdah.run.MemoryCopy.stoppedBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.Cancellation;
import io.howdah.CopyOptions;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.LabClusters;
import io.howdah.lab.TreeSpec;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A copy that is stopped while uploads and downloads are under way. */
class CancellationIT {
  @RegisterExtension
  static final LabClusters LAB =
      LabClusters.of(HdfsCluster.builder("staging"), HdfsCluster.builder("prod"));

  private final HdfsCluster staging = LAB.cluster("staging");
  private final HdfsCluster prod = LAB.cluster("prod");
  private final String from = LAB.newDirectory("staging");
  private final String to = LAB.newDirectory("prod") + "/target";

  @Test
  void breaksTransfersOffAndLeavesNoTemporaryFile() {
    staging.files().writeTree(from, new TreeSpec(300, 3, 100_000, 1_000_000, 1));
    staging.files().write(from + "/large", 300 << 20, 2);
    Cancellation cancellation = new Cancellation();
    OnceMoved middle = new OnceMoved(60 << 20, cancellation::cancel);

    CopyStatus status =
        new LabCopy(staging, prod).copy(from, to, CopyOptions.defaults(), middle, cancellation);

    assertThat(middle.happened()).isTrue();
    assertThat(stoppedBy(status)).isEqualTo(ErrorCode.CANCELLED);
    assertThat(status.duration()).isLessThan(Duration.ofSeconds(60));
    assertThat(prod.files().filePaths(to)).hasSize((int) status.copied().files());
    assertThat(prod.files().filePaths(to)).noneMatch(path -> path.contains(".howdah-"));
    assertThat(prod.files().openFiles()).noneMatch(path -> path.startsWith(to));
  }
}
