package io.howdah.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyOptions;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.ExistingFiles;
import io.howdah.Unverifiable;
import io.howdah.Verification;
import io.howdah.lab.HadoopVersion;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.HttpFsServer;
import io.howdah.lab.LabClusters;
import io.howdah.lab.proxy.Fault;
import io.howdah.lab.proxy.FaultyProxy;
import io.howdah.lab.proxy.FixedResponse;
import io.howdah.lab.proxy.Rule;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checksums of unusual files on real servers, and readings that are wrong each time. */
class TrueBlocksIT {
  @RegisterExtension
  static final LabClusters LAB =
      LabClusters.of(
          HdfsCluster.builder("staging"),
          HdfsCluster.builder("old").hadoop(HadoopVersion.V2_10_2),
          HdfsCluster.builder("prod"));

  private static final CopyOptions PROVEN =
      CopyOptions.builder()
          .existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL)
          .unverifiable(Unverifiable.FAIL)
          .build();

  /** What the source is read from. */
  enum Source {
    NAMENODE,
    OLD_NAMENODE,
    HTTPFS;

    String cluster() {
      return this == OLD_NAMENODE ? "old" : "staging";
    }
  }

  private static HttpFsServer httpFs;

  private final HdfsCluster prod = LAB.cluster("prod");
  private final String to = LAB.newDirectory("prod") + "/target";

  @BeforeAll
  static void startHttpFs() {
    httpFs = HttpFsServer.builder(LAB.cluster("staging")).start();
  }

  @AfterAll
  static void stopHttpFs() {
    httpFs.close();
  }

  @ParameterizedTest
  @EnumSource
  void verifiesUnequalBlocksAndOtherCrcsAndSkipsThemNextTime(Source source) {
    HdfsCluster cluster = LAB.cluster(source.cluster());
    String from = LAB.newDirectory(source.cluster());
    new UnusualFiles(cluster.files(), from).writeProvable();
    LabCopy copies = new LabCopy(cluster, prod).from(url(source));

    CopyStatus first = copies.copyAndJudge(from, to, PROVEN);
    CopyStatus second = copies.copyAndJudge(from, to, PROVEN);

    assertThat(first.verifiedFiles()).isEqualTo(UnusualFiles.PROVABLE);
    assertThat(first.retries()).isZero();
    assertThat(second.skipped().files()).isEqualTo(UnusualFiles.PROVABLE);
  }

  /** The live file shares blocks with the snapshot, and its last one is longer by now. */
  @Test
  void verifiesUnequalBlocksOfASnapshotWhoseFilesGrewSince() {
    HdfsCluster cluster = LAB.cluster("staging");
    String from = LAB.newDirectory("staging");
    // Hadoop's client can only append to such a file where its CRCs end with the short block.
    cluster.files().write(from + "/file", 1_024, 1);
    cluster.files().appendBlock(from + "/file", 1_024, 2_000, 1);
    cluster.files().allowSnapshot(from);
    cluster.files().createSnapshot(from, "then");
    cluster.files().append(from + "/file", 3_024, 500, 1);

    CopyStatus status =
        new LabCopy(cluster, prod).copyAndJudge(from + "/.snapshot/then", to, PROVEN);

    assertThat(status.verifiedFiles()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void saysWhatNoChecksumProves(Source source) {
    HdfsCluster cluster = LAB.cluster(source.cluster());
    String from = LAB.newDirectory(source.cluster());
    new UnusualFiles(cluster.files(), from).writeUnprovable();
    LabCopy copies = new LabCopy(cluster, prod).from(url(source));

    CopyStatus plain = copies.copyAndJudge(from, to, CopyOptions.defaults());
    CopyStatus readTwice =
        copies.copyAndJudge(
            from,
            to + "-read-twice",
            CopyOptions.builder().verification(Verification.READBACK).build());
    CopyStatus required = copies.copy(from, to + "-required", PROVEN);

    assertThat(plain.unverifiableFiles()).isEqualTo(UnusualFiles.UNPROVABLE);
    assertThat(plain.readTwiceFiles()).isZero();
    assertThat(plain.retries()).isZero();
    assertThat(readTwice.unverifiableFiles()).isEqualTo(UnusualFiles.UNPROVABLE);
    assertThat(readTwice.readTwiceFiles()).isEqualTo(UnusualFiles.UNPROVABLE);
    assertThat(required.failures())
        .hasSize(UnusualFiles.UNPROVABLE)
        .extracting(MemoryCopy::failedBy)
        .containsOnly(ErrorCode.NOT_VERIFIABLE);
    assertThat(prod.files().filePaths(to + "-required")).isEmpty();
  }

  /** Two readings of such a source are equal, and wrong. */
  @ParameterizedTest
  @CsvSource({
    "NAMENODE, FULL",
    "NAMENODE, READBACK",
    "OLD_NAMENODE, FULL",
    "OLD_NAMENODE, READBACK",
    "HTTPFS, FULL",
    "HTTPFS, READBACK"
  })
  void neverPublishesABitThatIsWrongInEachReading(Source source, Verification verification) {
    HdfsCluster cluster = LAB.cluster(source.cluster());
    String from = LAB.newDirectory(source.cluster());
    cluster.files().write(from + "/small", 2_669, 1);
    cluster.files().write(from + "/large", (1 << 20) + 77, 2);
    cluster.files().write(from + "/unequal", 2_100, 3);
    cluster.files().appendBlock(from + "/unequal", 2_100, 100, 3);
    cluster.files().writeText(from + "/_SUCCESS", "");
    CopyOptions options = CopyOptions.builder().verification(verification).attempts(2).build();

    try (FaultyProxy proxy = FaultyProxy.before(url(source))) {
      Rule rule = proxy.spoil(Fault.flipBit(2_000)).of("OPEN").always();
      CopyStatus status = new LabCopy(cluster, prod).from(proxy.url()).copy(from, to, options);

      assertThat(rule.hits()).isGreaterThanOrEqualTo(3);
      assertThat(status.isSuccessful()).isFalse();
      assertThat(status.failures())
          .extracting(MemoryCopy::failedBy)
          .containsExactlyInAnyOrder(
              ErrorCode.VERIFICATION_FAILED,
              ErrorCode.VERIFICATION_FAILED,
              ErrorCode.VERIFICATION_FAILED,
              ErrorCode.DONE_FLAG_WITHHELD);
      assertThat(prod.files().filePaths(to)).isEmpty();
    }
  }

  /** Reading continues behind such a response, so that the file begins with its bytes. */
  @ParameterizedTest
  @ValueSource(strings = {"application/json", "application/octet-stream"})
  void neverPublishesAResponseThatReplacesBytes(String contentType) {
    HdfsCluster cluster = LAB.cluster("staging");
    String from = LAB.newDirectory("staging");
    cluster.files().write(from + "/file", 2_669, 1);
    FixedResponse odd = FixedResponse.of(200, contentType, "{}");

    try (FaultyProxy proxy = FaultyProxy.before(httpFs.url())) {
      // The first one requests the location.
      Rule rule = proxy.spoil(Fault.respond(odd)).of("OPEN").after(1).times(2);
      CopyStatus status =
          new LabCopy(cluster, prod).from(proxy.url()).copyAndJudge(from, to, PROVEN);

      assertThat(rule.hits()).isEqualTo(2);
      assertThat(status.verifiedFiles()).isEqualTo(1);
    }
  }

  private static URI url(Source source) {
    return source == Source.HTTPFS ? httpFs.url() : LAB.cluster(source.cluster()).urls().get(0);
  }
}
