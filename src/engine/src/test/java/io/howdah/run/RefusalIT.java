package io.howdah.run;

import static io.howdah.run.MemoryCopy.failedBy;
import static io.howdah.run.MemoryCopy.stoppedBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyOptions;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.LabClusters;
import io.howdah.lab.TreeSpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A destination that does not let us: the reason is clear and nothing is left half-written. */
class RefusalIT {
  @RegisterExtension
  static final LabClusters LAB =
      LabClusters.of(HdfsCluster.builder("staging"), HdfsCluster.builder("prod"));

  private final HdfsCluster staging = LAB.cluster("staging");
  private final HdfsCluster prod = LAB.cluster("prod");
  private final LabCopy copies = new LabCopy(staging, prod);
  private String from = "";
  private String to = "";

  @BeforeEach
  void choosePlaces() {
    from = LAB.newDirectory("staging");
    to = LAB.newDirectory("prod");
  }

  @Test
  void reportsASpaceQuota() {
    staging.files().write(from + "/big", 200 << 20, 1);
    prod.files().setSpaceQuota(to, 150 << 20);

    CopyStatus status = copies.copy(from + "/big", to + "/big", CopyOptions.defaults());

    assertThat(failedBy(status.failures().get(0))).isEqualTo(ErrorCode.QUOTA_EXCEEDED);
    assertThat(status.failures().get(0).failure())
        .hasMessageContaining("The DiskSpace quota of " + to + " is exceeded");
    assertThat(prod.files().filePaths(to)).isEmpty();
  }

  /** Each file that is open is charged with a block of 128 MiB, so that only one fits at a time. */
  @Test
  void copiesFilesThatFitIntoASpaceQuotaOneAfterTheOther() {
    staging.files().writeTree(from, TreeSpec.of(20, 1_000_000, 7));
    prod.files().setSpaceQuota(to, 200 << 20);

    CopyStatus status = copies.copy(from, to + "/target", CopyOptions.defaults());

    assertThat(status.failures()).isEmpty();
    assertThat(status.copied().files()).isEqualTo(20);
    copies.judge(from, to + "/target");
  }

  @Test
  void reportsANameQuotaAndCopiesWhatFits() {
    staging.files().writeTree(from, new TreeSpec(30, 0, 10, 1_000, 2));
    prod.files().setNameQuota(to, 12);

    CopyStatus status = copies.copy(from, to + "/target", CopyOptions.defaults());

    assertThat(status.copied().files()).isBetween(1L, 10L);
    assertThat(status.failures())
        .allSatisfy(file -> assertThat(failedBy(file)).isEqualTo(ErrorCode.QUOTA_EXCEEDED));
    assertThat(prod.files().filePaths(to)).hasSize((int) status.copied().files());
  }

  @Test
  void reportsThatTheUserMayNotWrite() {
    staging.files().writeTree(from, new TreeSpec(5, 0, 10, 10_000_000, 3));
    prod.files().mkdirs(to + "/target");
    prod.files().setPermission(to + "/target", 0755);

    CopyStatus status = copies.as("mallory").copy(from, to + "/target", LabCopy.FORCE);

    assertThat(status.failed().files()).isEqualTo(5);
    assertThat(status.failures())
        .allSatisfy(
            file -> {
              assertThat(failedBy(file)).isEqualTo(ErrorCode.PERMISSION_DENIED);
              assertThat(file.failure()).hasMessageContaining("Permission denied: user=mallory");
            });
    assertThat(prod.files().filePaths(to)).isEmpty();
  }

  @Test
  void reportsSafeMode() {
    staging.files().writeTree(from, new TreeSpec(50, 3, 10, 1_000, 4));
    try (HdfsCluster safe = HdfsCluster.builder("safe").start()) {
      safe.files().mkdirs("/in");
      safe.enterSafeMode(0);

      CopyStatus status =
          new LabCopy(staging, safe).copy(from, "/in/target", CopyOptions.defaults());

      assertThat(stoppedBy(status)).isEqualTo(ErrorCode.SAFE_MODE);
      assertThat(status.copied().files()).isZero();
      assertThat(safe.files().filePaths("/in")).isEmpty();
    }
  }
}
