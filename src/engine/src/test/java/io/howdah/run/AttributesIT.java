package io.howdah.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.AttributeLoss;
import io.howdah.Cancellation;
import io.howdah.CopyListener;
import io.howdah.CopyOptions;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.ExistingFiles;
import io.howdah.FileAttribute;
import io.howdah.Verification;
import io.howdah.lab.FileEntry;
import io.howdah.lab.HadoopVersion;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.HttpFsServer;
import io.howdah.lab.LabClusters;
import io.howdah.lab.Referee;
import io.howdah.lab.WriteOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What {@code --preserve} makes of attributes that mean something else on the other side. */
class AttributesIT {
  @RegisterExtension
  static final LabClusters LAB =
      LabClusters.of(
          HdfsCluster.builder("coded").dataNodes(3),
          HdfsCluster.builder("old")
              .hadoop(HadoopVersion.V2_10_2)
              .set("dfs.namenode.acls.enabled", "true"),
          HdfsCluster.builder("no-access-times").set("dfs.namenode.accesstime.precision", "0"));

  private static final String CELLS_OF_1_MIB = "XOR-2-1-1024k";

  private static final CopyOptions ALL =
      CopyOptions.builder()
          .preserve(EnumSet.range(FileAttribute.OWNER, FileAttribute.BLOCK_SIZE))
          .existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL)
          .verification(Verification.READBACK)
          .build();

  private static final CopyOptions STRICT =
      CopyOptions.builder()
          .preserve(EnumSet.of(FileAttribute.TIMES))
          .existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL)
          .attributeLoss(AttributeLoss.FAIL)
          .build();

  private final HdfsCluster coded = LAB.cluster("coded");
  private final HdfsCluster old = LAB.cluster("old");
  private final HdfsCluster noAccessTimes = LAB.cluster("no-access-times");
  private String from = "";
  private String to = "";

  @BeforeEach
  void choosePlaces() {
    from = LAB.newDirectory("coded");
    to = LAB.newDirectory("old") + "/target";
  }

  @Test
  void doesNotGiveTheGroupWhatAnAclGivesToOneUser() throws Exception {
    String back = LAB.newDirectory("coded") + "/back";
    for (HdfsCluster cluster : new HdfsCluster[] {coded, old}) {
      String source = cluster == coded ? from : LAB.newDirectory("old");
      makeAcls(cluster, source);
      LabCopy copies = cluster == coded ? new LabCopy(coded, old) : new LabCopy(old, coded);
      String target = cluster == coded ? to : back;

      copies.copyAndJudge(source, target, ALL);
      assertNoWiderThanTheAcls(cluster == coded ? old : coded, target);

      String file = target + "/dir/file";
      (cluster == coded ? old : coded).files().setPermission(file, 0666);
      assertThat(copies.copyAndJudge(source, target, ALL).skipped().files()).isEqualTo(2);
      assertNoWiderThanTheAcls(cluster == coded ? old : coded, target);
    }
  }

  @Test
  void requestsTheAclOfAnHttpFsToo() throws Exception {
    makeAcls(coded, from);
    try (HttpFsServer httpFs = HttpFsServer.builder(coded).start()) {
      new LabCopy(coded, old).from(httpFs.url()).copyAndJudge(from, to, ALL);
    }

    assertNoWiderThanTheAcls(old, to);
  }

  @Test
  void leavesReplicationToTheDestinationOfErasureCodedFiles() {
    coded.files().erasureCode(from, CELLS_OF_1_MIB);
    coded.files().write(from + "/file", 3 << 20, 1);
    coded.files().write(from + "/standing", 100, 2);
    LabCopy copies = new LabCopy(coded, old);

    copies.copyAndJudge(from, to, ALL);
    int given = status(old, to + "/file").replication();
    old.files().setReplication(to + "/standing", 2);
    CopyStatus again = copies.copyAndJudge(from, to, ALL);

    assertThat(given).isEqualTo(defaultReplication());
    assertThat(again.skipped().files()).isEqualTo(2);
    assertThat(status(old, to + "/standing").replication()).isEqualTo(2);
  }

  @Test
  void copiesFilesOfSmallBlocksToAnErasureCodedDirectory() {
    String source = LAB.newDirectory("old");
    old.files().write(source + "/file", 3 << 20, 1, WriteOptions.blockSize(512 << 10));
    coded.files().erasureCode(from, CELLS_OF_1_MIB);
    LabCopy copies = new LabCopy(old, coded);

    CopyStatus first = copy(copies, source, from + "/in");
    CopyStatus again = copy(copies, source, from + "/in");

    assertThat(first.failures()).isEmpty();
    assertThat(again.skipped().files()).isEqualTo(1);
    // Hadoop 2.10 cannot read what is erasure coded.
    Referee.compare(coded, from + "/in", old, source).assertEqual();
    assertThat(status(coded, from + "/in/file").blockSize()).isEqualTo(128 << 20);
  }

  @Test
  void setsTheModificationTimeWhereNoAccessTimesAreKept() {
    coded.files().write(from + "/file", 100, 1);
    coded.files().setTimes(from + "/file", 1_600_000_000_000L, 1_600_000_001_000L);
    String target = LAB.newDirectory("no-access-times") + "/in";

    new LabCopy(coded, noAccessTimes).copyAndJudge(from, target, ALL);

    assertThat(status(noAccessTimes, target + "/file").modificationTime())
        .isEqualTo(1_600_000_000_000L);
  }

  /** Only an HttpFS 3.4.2 in front of an old cluster makes such a file in HDFS. */
  @Test
  void refusesTimesBefore1970() throws Exception {
    String source = LAB.newDirectory("old");
    old.files().write(source + "/file", 100, 1);
    try (HttpFsServer httpFs = HttpFsServer.builder(old).start()) {
      put(httpFs.url(), source + "/file", "SETTIMES&modificationtime=-1000");
    }
    String target = from + "/in";
    LabCopy copies = new LabCopy(old, coded);

    CopyStatus status = copy(copies, source, target, STRICT);

    assertThat(status.failures()).hasSize(1);
    assertThat(MemoryCopy.failedBy(status.failures().get(0)))
        .isEqualTo(ErrorCode.UNSUPPORTED_OPERATION);
    assertThat(status.failures().get(0).failure())
        .hasMessageContaining("HDFS keeps no time before 1970")
        .hasMessageContaining("1969-12-31T23:59:59Z");
    assertThat(coded.files().filePaths(target)).isEmpty();

    CopyStatus lenient = copies.copyAndJudge(source, target, ALL);
    assertThat(lenient.lostAttributes()).containsOnly(Map.entry(FileAttribute.TIMES, 1L));
  }

  /** A file that only bob may read besides its owner, and a directory that bob may write to. */
  private static void makeAcls(HdfsCluster cluster, String directory) throws Exception {
    cluster.files().write(directory + "/dir/file", 100, 1);
    cluster.files().write(directory + "/dir/plain", 100, 2);
    cluster.files().setPermission(directory + "/dir/plain", 0640);
    setAcl(cluster, directory + "/dir/file", "user::rw-,user:bob:rw-,group::---,other::---");
    setAcl(cluster, directory + "/dir", "user::rwx,user:bob:rwx,group::r-x,other::---");
    setAcl(
        cluster,
        directory,
        "user::rwx,group::rwx,other::--x,default:user::rwx,default:user:bob:rwx,"
            + "default:group::---,default:other::---");
  }

  private static void assertNoWiderThanTheAcls(HdfsCluster cluster, String directory) {
    assertThat(status(cluster, directory + "/dir/file").permission()).isEqualTo(0600);
    assertThat(status(cluster, directory + "/dir/plain").permission()).isEqualTo(0640);
    assertThat(status(cluster, directory + "/dir").permission()).isEqualTo(0750);
    assertThat(status(cluster, directory).permission()).isEqualTo(0771);
  }

  private static void setAcl(HdfsCluster cluster, String path, String entries) throws Exception {
    put(cluster.urls().get(0), path, "SETACL&aclspec=" + entries);
  }

  private static void put(URI server, String path, String operation)
      throws IOException, InterruptedException {
    URI uri =
        URI.create(
            server
                + "/webhdfs/v1"
                + path
                + "?user.name="
                + LAB.cluster("coded").user()
                + "&op="
                + operation);
    HttpRequest request = HttpRequest.newBuilder(uri).PUT(BodyPublishers.noBody()).build();
    assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode())
        .isEqualTo(200);
  }

  private int defaultReplication() {
    old.files().write(to + "-of-its-own", 1, 1);
    return status(old, to + "-of-its-own").replication();
  }

  private static CopyStatus copy(LabCopy copies, String source, String target) {
    return copy(copies, source, target, ALL);
  }

  private static CopyStatus copy(
      LabCopy copies, String source, String target, CopyOptions options) {
    return copies.copy(source, target, options, CopyListener.NONE, new Cancellation());
  }

  private static FileEntry status(HdfsCluster cluster, String path) {
    return cluster.files().status(path).orElseThrow();
  }
}
