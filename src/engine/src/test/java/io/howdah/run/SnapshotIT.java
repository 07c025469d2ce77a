package io.howdah.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyOptions;
import io.howdah.CopyStatus;
import io.howdah.DeleteLimit;
import io.howdah.Deletion.Extra;
import io.howdah.Deletion.Removal;
import io.howdah.ExistingFiles;
import io.howdah.SnapshotOptions;
import io.howdah.SnapshotOptions.Basis;
import io.howdah.SnapshotOptions.Reading;
import io.howdah.lab.FileEntry;
import io.howdah.lab.HadoopVersion;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.HdfsFiles;
import io.howdah.lab.HttpFsServer;
import io.howdah.lab.LabClusters;
import io.howdah.lab.Sweep;
import io.howdah.lab.TreeSpec;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Copies by snapshots on real clusters of each version. */
class SnapshotIT {
  private static final TreeSpec TREE = new TreeSpec(60, 6, 1, 2_000, 1);
  private static final CopyOptions DIFFERENCE = options(use -> use.basis(Basis.DIFFERENCE));

  private static LabClusters cluster(HadoopVersion version) {
    return LabClusters.of(HdfsCluster.builder("mirror").hadoop(version));
  }

  private static CopyOptions options(Consumer<SnapshotOptions.Builder> snapshots) {
    return CopyOptions.builder()
        .existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL)
        .delete(
            what ->
                what.extra(Extra.DELETE)
                    .removal(Removal.PERMANENT)
                    .limit(DeleteLimit.ofEntries(1_000)))
        .snapshots(snapshots)
        .build();
  }

  /** Both sides are on one cluster. */
  abstract static class OnCluster {
    final LabClusters lab;
    final HdfsCluster cluster;
    final HdfsFiles files;
    final Map<String, Integer> requests = new ConcurrentHashMap<>();
    String from = "";
    String to = "";

    OnCluster(LabClusters lab) {
      this.lab = lab;
      this.cluster = lab.cluster("mirror");
      this.files = cluster.files();
    }

    LabCopy copies() {
      return new LabCopy(cluster, cluster);
    }

    @BeforeEach
    void permitSnapshots() {
      from = lab.newDirectory("mirror");
      to = lab.newDirectory("mirror");
      files.writeTree(from, TREE);
      files.mkdirs(to);
      files.mkdirs("/user/" + cluster.user());
      files.allowSnapshot(from);
      files.allowSnapshot(to);
    }

    CopyStatus copy(CopyOptions options) {
      requests.clear();
      CopyStatus status =
          copies()
              .observedBy((peer, operation) -> requests.merge(operation, 1, Integer::sum))
              .copyAndJudge(from, to, options);
      assertThat(status.ledger().problem()).isNull();
      return status;
    }

    String only(String path, String name) {
      return path + "/dir-000" + name;
    }

    List<String> snapshots(String directory) {
      return files.list(directory + "/.snapshot").stream()
          .map(FileEntry::path)
          .filter(path -> path.matches(".*/[.]snapshot/[^/]*"))
          .toList();
    }

    @Test
    void deletesTheSnapshotThatItHasRead() {
      CopyStatus status = copy(options(use -> use.reading(Reading.NEW)));

      assertThat(status.snapshots().source()).isPresent();
      assertThat(requests.get("CREATESNAPSHOT")).isEqualTo(1);
      assertThat(snapshots(from)).isEmpty();
    }

    @Test
    void saysThatNoSnapshotIsPermitted() {
      String closed = lab.newDirectory("mirror");
      files.writeText(closed + "/a", "a");

      CopyStatus status = copies().copy(closed, to, options(use -> use.reading(Reading.NEW)));

      assertThat(status.error())
          .hasMessage(
              "No snapshot of '"
                  + closed
                  + "' can be made, since neither it nor a directory above it permits snapshots.");
    }

    @Test
    void copiesASnapshotThatIsGiven() {
      files.createSnapshot(from, "monday");
      files.writeText(from + "/later", "not in the snapshot");

      CopyStatus status = copies().copy(from, to, options(use -> use.given("monday")));

      assertThat(status.isSuccessful()).isTrue();
      assertThat(files.status(to + "/later")).isEmpty();
      assertThat(status.copied().files()).isEqualTo(60);
    }
  }

  /** Versions that tell the difference of snapshots. */
  abstract static class WithDifferences extends OnCluster {
    WithDifferences(LabClusters lab) {
      super(lab);
    }

    private CopyStatus next() {
      CopyStatus status = copy(DIFFERENCE);
      assertThat(status.snapshots().problem()).isEmpty();
      assertThat(status.snapshots().since()).isPresent();
      return status;
    }

    @Test
    void listsNothingBelowWithoutAChange() {
      copy(DIFFERENCE);

      CopyStatus status = next();

      assertThat(status.copied().files()).isZero();
      assertThat(requests).doesNotContainKeys("GETFILECHECKSUM", "CREATE");
      assertThat(snapshots(from)).hasSize(1);
      assertThat(snapshots(to)).hasSize(1);
    }

    @Test
    void copiesEachChange() {
      copy(DIFFERENCE);
      files.writeText(only(from, "0") + "/new", "new");
      files.writeText(from + "/deep/er/file", "deep");
      String appended = files.filePaths(only(from, "1")).get(0);
      files.append(appended, files.status(appended).orElseThrow().length(), 10, 9);
      String replaced = files.filePaths(only(from, "2")).get(0);
      files.delete(replaced);
      files.writeText(replaced, "another");
      files.delete(only(from, "3"));
      files.mkdirs(only(from, "3"));
      files.writeText(only(from, "3") + "/other", "another directory now");
      files.delete(files.filePaths(only(from, "4")).get(0));

      CopyStatus status = next();

      assertThat(status.copied().files()).isEqualTo(5);
    }

    @Test
    void renamesWithoutCopyingAByte() {
      copy(DIFFERENCE);
      files.rename(only(from, "0"), from + "/moved");
      files.rename(only(from, "1"), only(from, "0"));
      files.rename(from + "/moved", only(from, "1"));
      files.rename(only(from, "2"), from + "/parent");
      List<String> inside = files.filePaths(from + "/parent");
      files.rename(inside.get(0), from + "/parent/renamed");
      files.rename(inside.get(1), from + "/out");
      files.rename(inside.get(2), inside.get(0));
      files.mkdirs(from + "/made");
      files.rename(only(from, "3"), from + "/made/there");

      CopyStatus status = next();

      assertThat(status.copied().files()).isZero();
      assertThat(status.snapshots().renamed()).isEqualTo(7);
    }

    @Test
    void repairsTheTarget() {
      copy(DIFFERENCE);
      List<String> targets = files.filePaths(only(to, "0"));
      files.append(targets.get(0), files.status(targets.get(0)).orElseThrow().length(), 10, 9);
      files.delete(targets.get(1));
      files.writeText(targets.get(1), "another");
      files.delete(targets.get(2));
      files.rename(targets.get(3), to + "/elsewhere");
      files.rename(only(to, "1"), to + "/away");
      files.writeText(only(to, "2") + "/extra", "extra");
      files.rename(only(from, "0"), from + "/moved");

      CopyStatus status = next();

      assertThat(status.copied().files()).isEqualTo(3);
      assertThat(status.snapshots().renamed()).isEqualTo(3);
      assertThat(status.deleted().files()).isEqualTo(1);
    }

    @Test
    void findsAFileThatGrewInASnapshot() {
      files.openForWrite(from + "/log", 1_500_000, 5);
      assertThat(copies().copy(from, to, DIFFERENCE).error()).isNull();
      files.goOnWriting(from + "/log", 10, 6);
      files.closeWrite(from + "/log");

      CopyStatus status = copy(DIFFERENCE);

      assertThat(status.snapshots().problem().orElse("")).contains("have grown");
      assertThat(status.copied().files()).isEqualTo(1);
      next();
    }

    @Test
    void goesBack() {
      copy(DIFFERENCE);
      files.writeText(only(to, "0") + "/new", "made at the other site");
      files.rename(only(to, "1"), to + "/moved");
      String old = from;
      from = to;
      to = old;

      CopyStatus status = back();

      assertThat(status.copied().files()).isEqualTo(1);
      assertThat(status.snapshots().renamed()).isEqualTo(1);
    }

    /** Aliases are part of a snapshot's name, so they must change sides. */
    private CopyStatus back() {
      CopyStatus status = copies().back().copyAndJudge(from, to, DIFFERENCE);
      assertThat(status.snapshots().problem()).isEmpty();
      return status;
    }
  }

  /** Without differences each copy lists everything. */
  @Sweep
  @Nested
  class On2102 extends OnCluster {
    @RegisterExtension static final LabClusters LAB = cluster(HadoopVersion.V2_10_2);

    On2102() {
      super(LAB);
    }

    @Test
    void listsAllDirectoriesAndSaysWhy() {
      copy(DIFFERENCE);
      files.rename(only(from, "0"), from + "/moved");

      CopyStatus status = copy(DIFFERENCE);

      assertThat(status.snapshots().since()).isEmpty();
      assertThat(status.snapshots().problem().orElse(""))
          .startsWith("All directories are listed: ")
          .contains("GETSNAPSHOTDIFF");
      assertThat(snapshots(to)).hasSize(1);
    }
  }

  @Sweep
  @Nested
  class On336 extends WithDifferences {
    @RegisterExtension static final LabClusters LAB = cluster(HadoopVersion.V3_3_6);

    On336() {
      super(LAB);
    }
  }

  @Nested
  class On343 extends WithDifferences {
    @RegisterExtension static final LabClusters LAB = cluster(HadoopVersion.V3_4_3);

    On343() {
      super(LAB);
    }
  }

  @Sweep
  @Nested
  class On350 extends WithDifferences {
    @RegisterExtension static final LabClusters LAB = cluster(HadoopVersion.V3_5_0);

    On350() {
      super(LAB);
    }
  }

  @Nested
  class ThroughHttpFs extends WithDifferences {
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
    LabCopy copies() {
      HttpFsServer httpFs = Objects.requireNonNull(server, "the HttpFS");
      return super.copies().from(httpFs.url()).to(httpFs.url());
    }
  }
}
