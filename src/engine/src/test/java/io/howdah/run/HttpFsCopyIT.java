package io.howdah.run;

import static io.howdah.run.MemoryCopy.stoppedBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyOptions;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.ExistingFiles;
import io.howdah.FileAttribute;
import io.howdah.lab.Attribute;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.HttpFsServer;
import io.howdah.lab.LabClusters;
import io.howdah.lab.Referee;
import io.howdah.lab.TreeSpec;
import io.howdah.lab.WriteOptions;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Copies between two real clusters of which one or both are reached through an HttpFS. */
class HttpFsCopyIT {
  @RegisterExtension
  static final LabClusters LAB =
      LabClusters.of(HdfsCluster.builder("staging"), HdfsCluster.builder("prod"));

  private static final CopyOptions EVERYTHING =
      CopyOptions.builder()
          .existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL)
          .preserve(EnumSet.allOf(FileAttribute.class))
          .chunkSize(8 << 20)
          .build();

  /** The servers in front of the clusters. */
  enum Way {
    FROM_HTTPFS,
    TO_HTTPFS,
    HTTPFS_TO_HTTPFS
  }

  private static HttpFsServer beforeStaging;
  private static HttpFsServer beforeProd;

  private final HdfsCluster staging = LAB.cluster("staging");
  private final HdfsCluster prod = LAB.cluster("prod");
  private String from = "";
  private String to = "";

  @BeforeAll
  static void startHttpFs() {
    beforeStaging = HttpFsServer.builder(LAB.cluster("staging")).start();
    beforeProd = HttpFsServer.builder(LAB.cluster("prod")).start();
  }

  @AfterAll
  static void stopHttpFs() {
    beforeStaging.close();
    beforeProd.close();
  }

  @BeforeEach
  void choosePlaces() {
    from = LAB.newDirectory("staging");
    to = LAB.newDirectory("prod") + "/target";
  }

  @ParameterizedTest
  @EnumSource
  void copiesSkipsAndReplaces(Way way) {
    staging.files().writeTree(from, new TreeSpec(200, 10, 0, 400_000, 1));
    staging.files().write(from + "/empty", 0, 0);
    staging.files().write(from + "/large", (40 << 20) + 7, 2, WriteOptions.blockSize(4 << 20));
    staging.files().mkdirs(from + "/no files/here");
    String owned = staging.files().filePaths(from).get(0);
    staging.files().setOwner(owned, "alice", "analysts");
    staging.files().setPermission(owned, 0640);
    staging.files().setTimes(owned, 1_600_000_000_000L, 1_600_000_001_000L);
    staging.files().setReplication(owned, 2);
    LabCopy copies = copies(way);

    CopyStatus first = copies.copyAndJudge(from, to, EVERYTHING);
    CopyStatus second = copies.copyAndJudge(from, to, EVERYTHING);
    staging.files().write(from + "/large", (40 << 20) + 8, 3, WriteOptions.blockSize(4 << 20));
    staging.files().writeText(owned, "new");
    CopyStatus third = copies.copyAndJudge(from, to, EVERYTHING);

    assertThat(first.verifiedFiles()).isEqualTo(202);
    assertThat(second.skipped().files()).isEqualTo(202);
    assertThat(third.copied().files()).isEqualTo(2);
    assertThat(third.skipped().files()).isEqualTo(200);
    Referee.compare(staging, from, prod, to, Attribute.values()).assertEqual();
  }

  @ParameterizedTest
  @EnumSource
  void copiesNamesWithEveryCharacterThatHdfsAllows(Way way) {
    List<String> names = HostileNames.all();
    for (String name : names) {
      staging.files().write(from + "/" + name + "/" + name, 100, name.hashCode());
    }

    CopyStatus status = copies(way).copyAndJudge(from, to, CopyOptions.defaults());

    assertThat(status.verifiedFiles()).isEqualTo(names.size());
  }

  @Test
  void refusesACopyIntoItselfThatHttpFsHides() {
    staging.files().write(from + "/a", 10, 1);
    LabCopy copies = new LabCopy(staging, staging).to(beforeStaging.url());

    CopyStatus status = copies.copy(from, from + "/below", CopyOptions.defaults());

    assertThat(stoppedBy(status)).isEqualTo(ErrorCode.INVALID_ARGUMENT);
    assertThat(status.error()).hasMessageContaining("into itself");
    assertThat(staging.files().filePaths(from)).containsExactly(from + "/a");
  }

  @Test
  void copiesBesideItselfThroughHttpFs() {
    staging.files().write(from + "/in/a", 10, 1);
    LabCopy copies = new LabCopy(staging, staging).to(beforeStaging.url());

    copies.copyAndJudge(from + "/in", from + "/in2", CopyOptions.defaults());
  }

  private LabCopy copies(Way way) {
    LabCopy copies = new LabCopy(staging, prod);
    return switch (way) {
      case FROM_HTTPFS -> copies.from(beforeStaging.url());
      case TO_HTTPFS -> copies.to(beforeProd.url());
      case HTTPFS_TO_HTTPFS -> copies.from(beforeStaging.url()).to(beforeProd.url());
    };
  }
}
