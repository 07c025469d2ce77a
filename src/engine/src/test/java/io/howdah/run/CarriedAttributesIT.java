package io.howdah.run;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.howdah.Cancellation;
import io.howdah.CopyEvent;
import io.howdah.CopyListener;
import io.howdah.CopyOptions;
import io.howdah.CopyStatus;
import io.howdah.ExistingFiles;
import io.howdah.FileAttribute;
import io.howdah.Verification;
import io.howdah.auth.SimpleAuthentication;
import io.howdah.event.RightMissing;
import io.howdah.fs.Acl;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.fs.UserRights;
import io.howdah.fs.webhdfs.WebHdfsFileSystem;
import io.howdah.fs.webhdfs.WebHdfsSettings;
import io.howdah.lab.HadoopVersion;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.HdfsFiles;
import io.howdah.lab.HttpFsServer;
import io.howdah.lab.LabClusters;
import io.howdah.lab.Sweep;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** ACLs, extended attributes and policies on real clusters of each version. */
class CarriedAttributesIT {
  private static final String POLICY = "XOR-2-1-1024k";

  private static LabClusters cluster(HadoopVersion version) {
    return LabClusters.ofItsOwn(
        HdfsCluster.builder("attributes")
            .hadoop(version)
            .dataNodes(3)
            .set("dfs.namenode.acls.enabled", "true"));
  }

  /** Both sides are on one cluster. */
  abstract static class OnCluster {
    private final LabClusters lab;
    private final HdfsCluster cluster;
    private final HdfsFiles files;
    private final List<CopyEvent> events = new CopyOnWriteArrayList<>();
    private String from = "";
    private String to = "";

    OnCluster(LabClusters lab) {
      this.lab = lab;
      this.cluster = lab.cluster("attributes");
      this.files = cluster.files();
    }

    /** The servers of the destination. */
    List<URI> destination() {
      return cluster.urls();
    }

    @BeforeEach
    void fillSource() {
      from = lab.newDirectory("attributes");
      to = lab.newDirectory("attributes") + "/target";
      files.write(from + "/dir/file", 1_000, 1);
      files.write(from + "/dir/plain", 1_000, 2);
    }

    @Test
    void carriesAclsAndTakesAwayInheritedOnes() throws Exception {
      files.addAcl(from + "/dir/file", "user:bob:rw-,group:ops:r--");
      files.addAcl(from + "/dir", "user:bob:rwx,default:user:bob:rwx");
      files.mkdirs(to + "/dir");
      files.addAcl(to + "/dir", "default:user:eve:rwx");

      CopyStatus status = copy(FileAttribute.ACL);

      assertThat(status.lostAttributes()).isEmpty();
      try (RemoteFileSystem webHdfs = as(cluster.user())) {
        for (String path : List.of("", "/dir", "/dir/file", "/dir/plain")) {
          assertThat(acl(webHdfs, to + path)).as(path).isEqualTo(acl(webHdfs, from + path));
        }
      }
    }

    @Test
    void carriesExtendedAttributes() throws Exception {
      try (RemoteFileSystem webHdfs = as(cluster.user())) {
        FilePath file = FilePath.of(from + "/dir/file");
        webHdfs.setExtendedAttribute(file, "user.schema", "00ff0a");
        webHdfs.setExtendedAttribute(file, "trusted.audit", "");
        webHdfs.setExtendedAttribute(FilePath.of(from + "/dir"), "user.owner", "41");

        CopyStatus status = copy(FileAttribute.XATTR);

        assertThat(status.lostAttributes()).isEmpty();
        assertThat(webHdfs.extendedAttributes(FilePath.of(to + "/dir/file")))
            .containsOnly(entry("user.schema", "00ff0a"), entry("trusted.audit", ""));
        assertThat(webHdfs.extendedAttributes(FilePath.of(to + "/dir")))
            .containsOnly(entry("user.owner", "41"));
      }
    }

    @Test
    void carriesStoragePolicies() {
      files.setStoragePolicy(from + "/dir", "WARM");
      files.setStoragePolicy(from + "/dir/file", "HOT");

      CopyStatus status = copy(FileAttribute.STORAGE_POLICY);

      assertThat(status.lostAttributes()).isEmpty();
      assertThat(files.storagePolicy(to + "/dir")).isEqualTo("WARM");
      assertThat(files.storagePolicy(to + "/dir/plain")).isEqualTo("WARM");
      assertThat(files.storagePolicy(to + "/dir/file")).isEqualTo("HOT");
    }

    @Test
    void carriesErasureCodingPolicies() throws Exception {
      assumeTrue(cluster.hadoopVersion() != HadoopVersion.V2_10_2, "it has erasure coding");
      files.mkdirs(from + "/coded");
      files.erasureCode(from + "/coded", POLICY);
      files.write(from + "/coded/deep/file", 3 << 20, 3);

      CopyStatus status = copy(FileAttribute.ERASURE_CODING_POLICY, FileAttribute.REPLICATION);

      assertThat(status.lostAttributes()).isEmpty();
      try (RemoteFileSystem webHdfs = as(cluster.user())) {
        FileStatus file = webHdfs.status(FilePath.of(to + "/coded/deep/file")).orElseThrow();
        assertThat(file.storage()).isEqualTo(FileStatus.Storage.ERASURE_CODED);
        assertThat(file.erasureCodingPolicy()).isEqualTo(POLICY);
      }
    }

    @Test
    void setsNothingTheSecondTime() throws Exception {
      files.addAcl(from + "/dir/file", "user:bob:rw-");
      files.addAcl(from + "/dir", "default:user:bob:rwx");
      files.setStoragePolicy(from + "/dir", "WARM");
      files.setPermission(from + "/dir/plain", 0440);
      copy(FileAttribute.values());
      List<String> requests = new CopyOnWriteArrayList<>();

      CopyStatus status =
          copy(
              copies().observedBy((peer, operation) -> requests.add(operation)),
              FileAttribute.values());

      assertThat(status.skipped().files()).isEqualTo(2);
      assertThat(requests).isNotEmpty().noneMatch(operation -> operation.startsWith("SET"));
    }

    /** WebHDFS does not accept the name in the request for an ACL. */
    @Test
    void losesAnAclOfANameWithARealm() {
      files.addAcl(from + "/dir/file", "user:bob@EXAMPLE.COM:rw-,mask::rw-,group::---");

      CopyStatus status = copy(FileAttribute.ACL);

      assertThat(status.lostAttributes()).containsOnly(entry(FileAttribute.ACL, 1L));
      assertThat(files.status(to + "/dir/file").orElseThrow().permission() & 070).isZero();
    }

    @Test
    void tellsTheRightsOfAUser() throws Exception {
      try (RemoteFileSystem superuser = as(cluster.user());
          RemoteFileSystem alice = as("alice")) {
        assertThat(superuser.rights()).isEqualTo(UserRights.SUPERUSER);
        assertThat(alice.rights()).isEqualTo(UserRights.ORDINARY);
      }
    }

    @Test
    void copiesAsAnOrdinaryUserAndSaysWhatThatCosts() {
      files.setOwner(from + "/dir/file", "carol", "analysts");
      files.setPermission(from + "/dir/file", 0444);
      files.setTimes(from + "/dir/file", 1_600_000_000_000L, 1_600_000_001_000L);
      String home = lab.newDirectory("attributes");
      files.setOwner(home, "alice", "alice");

      CopyStatus status =
          copies()
              .as("alice")
              .copy(
                  from,
                  home + "/copy",
                  options(FileAttribute.OWNER, FileAttribute.PERMISSION, FileAttribute.TIMES),
                  events::add,
                  new Cancellation());

      assertThat(status.failures()).isEmpty();
      assertThat(status.lostAttributes()).containsOnlyKeys(FileAttribute.OWNER);
      assertThat(events).filteredOn(RightMissing.class::isInstance).hasSize(1);
      assertThat(files.status(home + "/copy/dir/file").orElseThrow().permission()).isEqualTo(0444);
      assertThat(files.status(home + "/copy/dir/file").orElseThrow().modificationTime())
          .isEqualTo(1_600_000_000_000L);
    }

    @Test
    void statesTheSameModesOnEveryServer() {
      CopyStatus status = copy();

      assertThat(status.failures()).isEmpty();
      assertThat(files.status(to + "/dir/file").orElseThrow().permission()).isEqualTo(0644);
      assertThat(files.status(to + "/dir").orElseThrow().permission()).isEqualTo(0755);
    }

    private LabCopy copies() {
      return new LabCopy(cluster, cluster).to(destination().toArray(URI[]::new));
    }

    private CopyStatus copy(FileAttribute... attributes) {
      return copy(copies(), attributes);
    }

    private CopyStatus copy(LabCopy copies, FileAttribute... attributes) {
      return copies.copyAndJudge(from, to, options(attributes), CopyListener.NONE);
    }

    private static CopyOptions options(FileAttribute... attributes) {
      EnumSet<FileAttribute> preserved = EnumSet.noneOf(FileAttribute.class);
      preserved.addAll(List.of(attributes));
      return CopyOptions.builder()
          .preserve(preserved)
          .existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL)
          .verification(Verification.READBACK)
          .build();
    }

    private RemoteFileSystem as(String user) {
      return new WebHdfsFileSystem(
          destination(), new SimpleAuthentication(user, null), WebHdfsSettings.defaults());
    }

    private static Acl acl(RemoteFileSystem webHdfs, String path) throws Exception {
      return webHdfs.acl(FilePath.of(path));
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
      server = HttpFsServer.builder(LAB.cluster("attributes")).start();
    }

    @AfterAll
    static void stopHttpFs() {
      Objects.requireNonNull(server, "the HttpFS").close();
    }

    @Override
    List<URI> destination() {
      return List.of(Objects.requireNonNull(server, "the HttpFS").url());
    }
  }
}
