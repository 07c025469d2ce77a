package io.howdah.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.Cancellation;
import io.howdah.ClusterPath;
import io.howdah.CopyListener;
import io.howdah.CopyOptions;
import io.howdah.CopyRequest;
import io.howdah.CopyRequest.Target;
import io.howdah.CopyStatus;
import io.howdah.Deletion.Extra;
import io.howdah.Deletion.Removal;
import io.howdah.ExistingFiles;
import io.howdah.Lag;
import io.howdah.SnapshotOptions.Basis;
import io.howdah.TreeComparison;
import io.howdah.auth.SimpleAuthentication;
import io.howdah.connect.ConnectedCluster;
import io.howdah.fs.webhdfs.WebHdfsFileSystem;
import io.howdah.fs.webhdfs.WebHdfsSettings;
import io.howdah.lab.HadoopVersion;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.HdfsFiles;
import io.howdah.lab.HttpFsServer;
import io.howdah.lab.LabClusters;
import io.howdah.lab.Sweep;
import io.howdah.lab.TreeSpec;
import io.howdah.run.ClusterCopyEngine;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The lag since the last pair of snapshots, on real clusters. */
class SnapshotLagIT {
  private static final int DIRECTORIES = 20;

  private static LabClusters cluster(HadoopVersion version) {
    return LabClusters.of(HdfsCluster.builder("mirror").hadoop(version));
  }

  /** Both sides are on one cluster. */
  abstract static class OnCluster {
    final HdfsFiles files;
    final Map<String, Integer> requests = new ConcurrentHashMap<>();
    private final LabClusters lab;
    private final HdfsCluster cluster;
    String from = "";
    String to = "";

    OnCluster(LabClusters lab) {
      this.lab = lab;
      this.cluster = lab.cluster("mirror");
      this.files = cluster.files();
    }

    /** The servers of both sides. */
    List<URI> urls() {
      return cluster.urls();
    }

    @BeforeEach
    void copyOnce() {
      from = lab.newDirectory("mirror");
      to = lab.newDirectory("mirror");
      files.mkdirs("/user/" + cluster.user());
      files.mkdirs(to);
      files.allowSnapshot(from);
      files.allowSnapshot(to);
      for (int i = 0; i < DIRECTORIES; i++) {
        files.writeTree(directory(from, i), new TreeSpec(2, 1, 0, 2_000, i));
      }
      copy(Basis.DIFFERENCE);
      requests.clear();
    }

    static String directory(String root, int number) {
      return root + "/part-" + number;
    }

    private CopyRequest request(Basis basis) {
      return CopyRequest.builder(ClusterPath.of("staging", from), ClusterPath.of("prod", to))
          .target(Target.EXACT)
          .options(
              CopyOptions.builder()
                  .existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL)
                  .delete(what -> what.extra(Extra.DELETE).removal(Removal.PERMANENT))
                  .snapshots(use -> use.basis(basis))
                  .build())
          .build();
    }

    void copy(Basis basis) {
      try (ClusterCopyEngine engine =
          ClusterCopyEngine.of(this::connect, Clock.systemUTC(), ClusterCopyEngine.BACKOFF)) {
        CopyStatus status = engine.copy(request(basis), CopyListener.NONE, new Cancellation());
        assertThat(status.error()).isNull();
        assertThat(status.failures()).isEmpty();
      }
    }

    TreeComparison measure(Basis basis) {
      requests.clear();
      try (ClusterTreeCheck check =
          ClusterTreeCheck.of(this::connect, Clock.systemUTC(), ClusterCopyEngine.BACKOFF)) {
        TreeComparison result =
            check.measureLag(request(basis), CopyListener.NONE, new Cancellation());
        assertThat(result.error()).isNull();
        return result;
      }
    }

    private ConnectedCluster connect(String alias, CopyOptions options) {
      return ConnectedCluster.of(
          new WebHdfsFileSystem(
              urls(),
              new SimpleAuthentication(cluster.user(), null),
              WebHdfsSettings.builder()
                  .observer((peer, operation) -> requests.merge(operation, 1, Integer::sum))
                  .build()),
          null,
          ConnectedCluster.UNLIMITED,
          Set.of(alias));
    }

    /** Changes of both sides, without a rename. */
    void change() {
      files.write(directory(from, 3) + "/new", 700, 9);
      files.write(from + "/made/deep/file", 300, 9);
      String appended = files.filePaths(directory(from, 5)).get(0);
      files.append(appended, length(appended), 10, 9);
      files.delete(files.filePaths(directory(to, 7)).get(0));
      files.write(directory(to, 8) + "/extra", 10, 9);
    }

    private long length(String path) {
      return files.status(path).orElseThrow().length();
    }

    static Lag lag(TreeComparison result) {
      return Objects.requireNonNull(result.lag(), "a lag");
    }
  }

  /** Servers that tell the changes until now. */
  abstract static class WithChanges extends OnCluster {
    WithChanges(LabClusters lab) {
      super(lab);
    }

    private TreeComparison measured() {
      TreeComparison result = measure(Basis.DIFFERENCE);
      assertThat(result.snapshots().problem()).isEmpty();
      assertThat(result.lagBasis()).isEqualTo(Lag.Basis.SNAPSHOTS);
      return result;
    }

    @Test
    void listsNothingBelowWithoutAChange() {
      assertThat(lag(measured())).isEqualTo(Lag.NONE);

      assertThat(requests)
          .containsEntry("GETSNAPSHOTDIFF", 2)
          .containsEntry("GETCONTENTSUMMARY", 1)
          .doesNotContainKeys("CREATESNAPSHOT", "DELETESNAPSHOT", "GETSNAPSHOTDIFFLISTING");
      int few = requests.values().stream().mapToInt(Integer::intValue).sum();
      measure(Basis.LISTINGS);
      int all = requests.values().stream().mapToInt(Integer::intValue).sum();
      assertThat(few).as("of " + all).isLessThan(2 * DIRECTORIES).isLessThan(all);
    }

    @Test
    void findsEachChangeOfEitherSide() {
      change();

      Lag lag = lag(measured());

      assertThat(lag.files()).isEqualTo(4);
      assertThat(lag).isEqualTo(lag(measure(Basis.LISTINGS)));
      copy(Basis.LISTINGS);
      assertThat(lag(measured())).isEqualTo(Lag.NONE);
    }

    @Test
    void countsFilesBelowARenamedDirectory() {
      files.rename(directory(from, 0), from + "/moved");

      assertThat(lag(measured()).files()).isEqualTo(2);
      copy(Basis.DIFFERENCE);
      assertThat(lag(measured())).isEqualTo(Lag.NONE);
    }
  }

  /** Servers that tell none. */
  abstract static class WithoutChanges extends OnCluster {
    WithoutChanges(LabClusters lab) {
      super(lab);
    }

    @Test
    void listsAllDirectoriesAndSaysWhy() {
      change();

      TreeComparison result = measure(Basis.DIFFERENCE);

      assertThat(result.snapshots().since()).isEmpty();
      assertThat(result.snapshots().problem().orElse(""))
          .startsWith("All directories are listed: ")
          .contains("GETSNAPSHOTDIFF");
      assertThat(result.lagBasis()).isEqualTo(Lag.Basis.LEDGER);
      assertThat(lag(result).files()).isEqualTo(4);
    }
  }

  @Nested
  class On2102 extends WithoutChanges {
    @RegisterExtension static final LabClusters LAB = cluster(HadoopVersion.V2_10_2);

    On2102() {
      super(LAB);
    }
  }

  @Sweep
  @Nested
  class On336 extends WithChanges {
    @RegisterExtension static final LabClusters LAB = cluster(HadoopVersion.V3_3_6);

    On336() {
      super(LAB);
    }
  }

  @Nested
  class On343 extends WithChanges {
    @RegisterExtension static final LabClusters LAB = cluster(HadoopVersion.V3_4_3);

    On343() {
      super(LAB);
    }
  }

  @Sweep
  @Nested
  class ThroughHttpFs extends WithoutChanges {
    @RegisterExtension static final LabClusters LAB = cluster(HadoopVersion.V3_4_3);

    private static @Nullable HttpFsServer server;

    ThroughHttpFs() {
      super(LAB);
    }

    @BeforeAll
    static void startHttpFs() {
      server = HttpFsServer.builder(LAB.cluster("mirror")).start();
    }

    @AfterAll
    static void stopHttpFs() {
      Objects.requireNonNull(server, "the HttpFS").close();
    }

    @Override
    List<URI> urls() {
      return List.of(Objects.requireNonNull(server, "the HttpFS").url());
    }
  }
}
