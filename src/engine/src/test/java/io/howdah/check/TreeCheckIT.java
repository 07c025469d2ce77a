package io.howdah.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.Cancellation;
import io.howdah.ClusterPath;
import io.howdah.ComparedEntry;
import io.howdah.ComparedEntry.State;
import io.howdah.CopyListener;
import io.howdah.CopyOptions;
import io.howdah.CopyRequest;
import io.howdah.CopyRequest.Target;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.ExistingFiles;
import io.howdah.TreeComparison;
import io.howdah.auth.SimpleAuthentication;
import io.howdah.connect.ConnectedCluster;
import io.howdah.event.EntryCompared;
import io.howdah.event.EventHandlers;
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
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Comparisons on real clusters of each version, which list five entries at a time. */
class TreeCheckIT {
  private static LabClusters cluster(HadoopVersion version) {
    return LabClusters.of(HdfsCluster.builder("check").hadoop(version).set("dfs.ls.limit", "5"));
  }

  /** Both sides are on one cluster. */
  abstract static class OnCluster {
    private final Map<String, ComparedEntry> found = new ConcurrentSkipListMap<>();
    private final LabClusters lab;
    private final HdfsCluster cluster;
    private final HdfsFiles files;
    private String from = "";
    private String to = "";

    OnCluster(LabClusters lab) {
      this.lab = lab;
      this.cluster = lab.cluster("check");
      this.files = cluster.files();
    }

    /** The servers of both sides. */
    List<URI> urls() {
      return cluster.urls();
    }

    @BeforeEach
    void fillBoth() {
      from = lab.newDirectory("check");
      to = lab.newDirectory("check");
      files.writeTree(from, new TreeSpec(40, 6, 0, 2_000, 1));
      assertThat(copy().isSuccessful()).isTrue();
    }

    @Test
    void findsACopyEqual() {
      TreeComparison result = check(CopyOptions.defaults());

      assertThat(result.isEqual()).isTrue();
      assertThat(result.files(State.EQUAL).files()).isEqualTo(40);
      assertThat(result.files(State.UNPROVABLE).files()).isZero();
    }

    @Test
    void findsEachDifference() {
      files.write(from + "/same-length", 1_000, 2);
      files.write(to + "/same-length", 1_000, 3);
      files.write(from + "/missing/file", 10, 2);
      files.mkdirs(from + "/empty");
      files.writeTree(to + "/gone", new TreeSpec(13, 2, 0, 2_000, 2));
      files.write(to + "/zzz", 10, 3);
      files.mkdirs(from + "/kind");
      files.write(to + "/kind", 10, 3);
      files.write(from + "/length", 20, 4);
      files.write(to + "/length", 10, 4);

      TreeComparison result = check(CopyOptions.defaults());

      assertThat(result.error()).isNull();
      assertThat(states())
          .containsEntry(to + "/same-length", State.DIFFERENT)
          .containsEntry(to + "/missing", State.MISSING)
          .containsEntry(to + "/missing/file", State.MISSING)
          .containsEntry(to + "/empty", State.MISSING)
          .containsEntry(to + "/gone", State.EXTRA)
          .containsEntry(to + "/zzz", State.EXTRA)
          .containsEntry(to + "/kind", State.DIFFERENT)
          .containsEntry(to + "/length", State.DIFFERENT);
      assertThat(result.files(State.EXTRA).files()).isEqualTo(14);
      assertThat(result.directories(State.EXTRA)).isEqualTo(3);
      assertThat(result.files(State.EQUAL).files()).isEqualTo(40);
    }

    @Test
    void provesAFileOfOtherBlocks() {
      files.write(from + "/blocks", 1_000, 5);
      files.appendBlock(from + "/blocks", 1_000, 3_000, 5);
      assertThat(copy().isSuccessful()).isTrue();

      assertThat(check(CopyOptions.defaults()).isEqual()).isTrue();
    }

    @Test
    void neverCallsAFileEqualThatIsBeingWritten() {
      files.openForWrite(from + "/open", 1_000, 6);
      files.write(to + "/open", 1_000, 6);
      try {
        check(CopyOptions.defaults());

        assertThat(states().get(to + "/open")).isIn(State.FAILED, State.DIFFERENT);
      } finally {
        files.closeWrite(from + "/open");
      }
    }

    @Test
    void reportsADirectoryThatTheUserMayNotList() {
      files.mkdirs(from + "/secret");
      files.mkdirs(to + "/secret");
      files.setPermission(from + "/secret", 0700);

      TreeComparison result = check(CopyOptions.defaults(), "bob");

      assertThat(result.isComplete()).isFalse();
      assertThat(result.failureCodes()).containsExactly(ErrorCode.PERMISSION_DENIED);
      assertThat(states()).containsEntry(to + "/secret", State.FAILED);
    }

    @Test
    void changesNothingWhileACopyRuns() {
      files.writeTree(from + "/more", new TreeSpec(200, 10, 0, 20_000, 9));
      CompletableFuture<CopyStatus> copy = CompletableFuture.supplyAsync(this::copy);

      TreeComparison during = check(CopyOptions.defaults());

      assertThat(copy.join().isSuccessful()).isTrue();
      assertThat(during.files(State.FAILED).files()).isZero();
      assertThat(during.files(State.EXTRA).files()).isZero();
      assertThat(check(CopyOptions.defaults()).isEqual()).isTrue();
    }

    @Test
    void provesTheDestinationByTheReportOfItsCopy(@TempDir Path directory) {
      String report = directory.resolve("report.jsonl").toString();
      files.write(from + "/large", 3_000_000, 7);
      files.writeText(from + "/empty", "");
      CopyStatus copied =
          copy(
              CopyOptions.builder()
                  .existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL)
                  .files(to -> to.report(report))
                  .build());
      assertThat(copied.isSuccessful()).isTrue();
      files.delete(from);

      TreeComparison result = checkReport(report);
      assertThat(result.error()).isNull();
      assertThat(result.isEqual()).isTrue();
      assertThat(result.files(State.EQUAL).files()).isEqualTo(42);

      files.alter(to + "/large", 2_000_000);
      files.writeText(to + "/empty", "not any more");
      assertThat(checkReport(report).files(State.EQUAL).files()).isEqualTo(40);
      assertThat(states())
          .containsEntry(to + "/large", State.DIFFERENT)
          .containsEntry(to + "/empty", State.DIFFERENT);
    }

    private TreeComparison checkReport(String report) {
      found.clear();
      try (ClusterTreeCheck check =
          ClusterTreeCheck.of(
              (alias, given) -> connect(cluster.user()),
              Clock.systemUTC(),
              ClusterCopyEngine.BACKOFF)) {
        return check.compareWithReport(
            CopyRequest.builder(ClusterPath.of("local", report), ClusterPath.of("prod", to))
                .build(),
            collector(),
            new Cancellation());
      }
    }

    private CopyListener collector() {
      return EventHandlers.builder()
          .on(EntryCompared.class, event -> found.put(event.entry().target(), event.entry()))
          .build();
    }

    private CopyStatus copy() {
      return copy(CopyOptions.builder().existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL).build());
    }

    private CopyStatus copy(CopyOptions options) {
      try (ClusterCopyEngine engine =
          ClusterCopyEngine.of(
              (alias, given) -> connect(cluster.user()),
              Clock.systemUTC(),
              ClusterCopyEngine.BACKOFF)) {
        return engine.copy(request(options), CopyListener.NONE, new Cancellation());
      }
    }

    private TreeComparison check(CopyOptions options) {
      return check(options, cluster.user());
    }

    private TreeComparison check(CopyOptions options, String user) {
      found.clear();
      try (ClusterTreeCheck check =
          ClusterTreeCheck.of(
              (alias, given) -> connect(user), Clock.systemUTC(), ClusterCopyEngine.BACKOFF)) {
        return check.compare(request(options), collector(), new Cancellation());
      }
    }

    private CopyRequest request(CopyOptions options) {
      return CopyRequest.builder(ClusterPath.of("staging", from), ClusterPath.of("prod", to))
          .target(Target.EXACT)
          .options(options)
          .build();
    }

    private ConnectedCluster connect(String user) {
      return ConnectedCluster.of(
          new WebHdfsFileSystem(
              urls(), new SimpleAuthentication(user, null), WebHdfsSettings.builder().build()),
          null,
          ConnectedCluster.UNLIMITED,
          Set.of("check"));
    }

    private Map<String, State> states() {
      Map<String, State> states = new ConcurrentSkipListMap<>();
      found.forEach((path, entry) -> states.put(path, entry.state()));
      return states;
    }
  }

  @Nested
  class On2102 extends OnCluster {
    @RegisterExtension static final LabClusters LAB = cluster(HadoopVersion.V2_10_2);

    On2102() {
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
  class On336 extends OnCluster {
    @RegisterExtension static final LabClusters LAB = cluster(HadoopVersion.V3_3_6);

    On336() {
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

    private static HttpFsServer httpFs;

    ThroughHttpFs() {
      super(LAB);
    }

    @BeforeAll
    static void startHttpFs() {
      httpFs = HttpFsServer.builder(LAB.cluster("check")).start();
    }

    @AfterAll
    static void stopHttpFs() {
      httpFs.close();
    }

    @Override
    List<URI> urls() {
      return List.of(httpFs.url());
    }
  }
}
