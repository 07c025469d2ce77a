package io.howdah.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.AtomicUnit;
import io.howdah.CopyOptions;
import io.howdah.CopyStatus;
import io.howdah.Deletion.Extra;
import io.howdah.Deletion.Removal;
import io.howdah.ErrorCode;
import io.howdah.ExistingFiles;
import io.howdah.PartitionResult.Change;
import io.howdah.lab.HadoopVersion;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.HdfsFiles;
import io.howdah.lab.HttpFsServer;
import io.howdah.lab.LabClusters;
import io.howdah.lab.Sweep;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Copies that replace each partition as a whole, on real clusters. */
class AtomicIT {
  private static LabClusters cluster(HadoopVersion version) {
    return LabClusters.ofItsOwn(
        HdfsCluster.builder("atomic")
            .hadoop(version)
            .set("fs.trash.interval", "1000000")
            .set("dfs.ls.limit", "5"));
  }

  /** Both sides are on one cluster. */
  abstract static class OnCluster {
    private final CopyOptions.Builder options =
        CopyOptions.builder()
            .existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL)
            .atomicUnit(AtomicUnit.PARTITION)
            .delete(what -> what.extra(Extra.DELETE));

    private final LabClusters lab;
    private final HdfsCluster cluster;
    private final HdfsFiles files;
    private String from = "";
    private String to = "";

    OnCluster(LabClusters lab) {
      this.lab = lab;
      this.cluster = lab.cluster("atomic");
      this.files = cluster.files();
    }

    LabCopy copies() {
      return new LabCopy(cluster, cluster);
    }

    @BeforeEach
    void fillBoth() {
      from = lab.newDirectory("atomic");
      to = lab.newDirectory("atomic");
      write(1);
      CopyStatus status = copies().copyAndJudge(from, to, options.build());
      assertThat(status.partitions().count(Change.ADDED)).isEqualTo(3);
    }

    /** Partition {@code ds=2} stays as it is. */
    private void write(int seed) {
      for (int i = 0; i < 12; i++) {
        files.write(from + "/ds=1/k=a%2Fb/file-" + i, 1_000 + seed, seed);
        files.write(from + "/ds=1/k=b/sub/file-" + i, 1_000 + seed, seed);
        files.write(from + "/ds=2/file-" + i, 1_000, 0);
      }
      files.write(from + "/_SUCCESS", 0, 0);
    }

    private String trash() {
      return "/user/" + cluster.user() + "/.Trash/Current" + to;
    }

    private void assertNothingIsLeft() {
      assertThat(files.list(to)).noneMatch(entry -> entry.path().contains("/.")).hasSize(37 + 6);
    }

    @Test
    void replacesThePartitionsInWhichSomethingDiffers() {
      write(2);

      CopyStatus status = copies().copyAndJudge(from, to, options.build());

      assertThat(status.partitions().count(Change.CHANGED)).isEqualTo(2);
      assertThat(status.partitions().count(Change.UNCHANGED)).isEqualTo(1);
      assertThat(status.copied().files()).isBetween(24L, 25L); // with the flag of the table
      assertThat(files.filePaths(trash() + "/ds=1/k=a%2Fb")).hasSize(12);
      assertNothingIsLeft();
    }

    @Test
    void replacesForGood() {
      write(3);
      options.delete(what -> what.removal(Removal.PERMANENT));

      copies().copyAndJudge(from, to, options.build());

      assertNothingIsLeft();
    }

    @Test
    void replacesTheWholeTree() {
      write(4);
      options.atomicUnit(AtomicUnit.TREE);

      copies().copyAndJudge(from, to, options.build());

      assertThat(files.filePaths(trash() + "/ds=2")).hasSize(12);
      assertNothingIsLeft();
    }

    @Test
    void refusesWhatDoesNotFitIntoTheQuotaBesideTheOldOne() {
      write(5);
      files.setNameQuota(to, 50);
      options.delete(what -> what.removal(Removal.PERMANENT));

      CopyStatus status = copies().copy(from, to, options.build());

      assertThat(status.failures())
          .allSatisfy(
              failure ->
                  assertThat(Objects.requireNonNull(failure.failure()).code())
                      .isIn(ErrorCode.QUOTA_EXCEEDED, ErrorCode.DONE_FLAG_WITHHELD));
      assertThat(status.failures().get(0).failure())
          .hasMessageContaining("the quota of '" + to + "' has no room for ");
      assertThat(files.read(to + "/ds=1/k=b/sub/file-1")).isEqualTo(HdfsFiles.content(1, 1_001));
    }
  }

  @Nested
  class On2102 extends OnCluster {
    @RegisterExtension static final LabClusters LAB = cluster(HadoopVersion.V2_10_2);

    On2102() {
      super(LAB);
    }
  }

  @Sweep
  @Nested
  class On336 extends OnCluster {
    @RegisterExtension static final LabClusters LAB = cluster(HadoopVersion.V3_3_6);

    On336() {
      super(LAB);
    }
  }

  @Nested
  class On343 extends OnCluster {
    @RegisterExtension static final LabClusters LAB = cluster(HadoopVersion.V3_4_3);

    On343() {
      super(LAB);
    }
  }

  @Sweep
  @Nested
  class On350 extends OnCluster {
    @RegisterExtension static final LabClusters LAB = cluster(HadoopVersion.V3_5_0);

    On350() {
      super(LAB);
    }
  }

  @Nested
  class ThroughHttpFs extends OnCluster {
    @RegisterExtension static final LabClusters LAB = cluster(HadoopVersion.V3_4_3);

    private static @Nullable HttpFsServer server;

    ThroughHttpFs() {
      super(LAB);
    }

    @BeforeAll
    static void startHttpFs() {
      server = HttpFsServer.builder(LAB.cluster("atomic")).start();
    }

    @AfterAll
    static void stopHttpFs() {
      Objects.requireNonNull(server, "the HttpFS").close();
    }

    @Override
    LabCopy copies() {
      return super.copies().to(Objects.requireNonNull(server, "the HttpFS").url());
    }
  }
}
