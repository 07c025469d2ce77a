package io.howdah.run;

import static io.howdah.run.MemoryCopy.stoppedBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyOptions;
import io.howdah.CopyStatus;
import io.howdah.DeleteLimit;
import io.howdah.Deletion.Extra;
import io.howdah.Deletion.Removal;
import io.howdah.ErrorCode;
import io.howdah.ExistingFiles;
import io.howdah.Mode;
import io.howdah.lab.HadoopVersion;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.HdfsFiles;
import io.howdah.lab.HttpFsServer;
import io.howdah.lab.LabClusters;
import io.howdah.lab.Sweep;
import io.howdah.lab.TreeSpec;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Mirrors on real clusters of each version, which keep a trash and list five entries at a time. */
class MirrorIT {
  private static LabClusters cluster(HadoopVersion version) {
    return LabClusters.ofItsOwn(
        HdfsCluster.builder("mirror")
            .hadoop(version)
            // No checkpoint, at which a NameNode renames Current, falls into a test.
            .set("fs.trash.interval", "1000000")
            .set("dfs.ls.limit", "5"));
  }

  /** Both sides are on one cluster. */
  abstract static class OnCluster {
    private final CopyOptions.Builder options =
        CopyOptions.builder()
            .existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL)
            .delete(what -> what.extra(Extra.DELETE));

    private final LabClusters lab;
    private final HdfsCluster cluster;
    private final HdfsFiles files;
    private String from = "";
    private String to = "";

    OnCluster(LabClusters lab) {
      this.lab = lab;
      this.cluster = lab.cluster("mirror");
      this.files = cluster.files();
    }

    LabCopy copies() {
      return new LabCopy(cluster, cluster);
    }

    @BeforeEach
    void fillBoth() {
      from = lab.newDirectory("mirror");
      to = lab.newDirectory("mirror");
      files.writeTree(from, new TreeSpec(40, 6, 0, 2_000, 1));
      copies().copyAndJudge(from, to, LabCopy.FORCE);
      files.writeTree(to + "/gone", new TreeSpec(13, 2, 0, 2_000, 2));
      files.write(to + "/a-first", 10, 3);
      files.write(to + "/dir-0001/middle", 10, 3);
      files.write(to + "/zzz", 10, 3);
      files.mkdirs(to + "/dir-0003/empty");
    }

    @Test
    void movesWhatIsExtraToTheTrash() {
      CopyStatus status = copies().copyAndJudge(from, to, options.build());

      assertThat(status.deleted().files()).isEqualTo(16);
      assertThat(status.deletedDirectories()).isEqualTo(4);
      String trash = "/user/" + cluster.user() + "/.Trash/Current" + to;
      assertThat(files.status(trash + "/gone/dir-0001")).isPresent();
      assertThat(files.read(trash + "/a-first")).isEqualTo(HdfsFiles.content(3, 10));
      assertThat(files.read(trash + "/dir-0001/middle")).isEqualTo(HdfsFiles.content(3, 10));
    }

    @Test
    void keepsBothWhereTheTrashHasTheNameAlready() {
      copies().copyAndJudge(from, to, options.build());
      files.writeTree(to + "/gone", new TreeSpec(3, 0, 0, 2_000, 7));
      files.write(to + "/zzz", 20, 8);

      copies().copyAndJudge(from, to, options.build());

      String trash = "/user/" + cluster.user() + "/.Trash/Current" + to;
      assertThat(files.filePaths(trash)).filteredOn(path -> path.contains("/zzz")).hasSize(2);
      assertThat(files.filePaths(trash)).filteredOn(path -> path.contains("/gone")).hasSize(16);
    }

    @Test
    void keepsDeletedAndReplacedFilesInTheBackup() {
      files.write(from + "/dir-0002/changed", 3_000, 5);
      files.write(to + "/dir-0002/changed", 3_000, 6);
      options.delete(what -> what.backupDirectory("/backup"));

      CopyStatus status = copies().copyAndJudge(from, to, options.build());

      String backup = "/backup/" + status.request().runId() + to;
      assertThat(files.read(backup + "/dir-0002/changed")).isEqualTo(HdfsFiles.content(6, 3_000));
      assertThat(files.filePaths(backup)).hasSize(17);
    }

    @Test
    void doesExactlyWhatWasPlanned(@TempDir Path directory) {
      String plan = directory.resolve("plan").toString();
      files.write(from + "/dir-0002/new", 3_000, 5);
      files.write(from + "/dir-0002/changed", 3_000, 5);
      files.write(to + "/dir-0002/changed", 3_000, 6);
      options.mode(Mode.DRY_RUN).files(to -> to.plan(plan));
      assertThat(copies().copy(from, to, options.build()).isSuccessful()).isTrue();
      files.write(from + "/late", 10, 7);
      files.write(to + "/late-extra", 10, 7);
      files.append(to + "/dir-0001/middle", 10, 10, 3);
      options.mode(Mode.COPY).files(to -> to.plan(null).approvedPlan(plan));

      CopyStatus status = copies().copy(from, to, options.build());

      assertThat(status.failures())
          .singleElement()
          .satisfies(
              failure -> {
                assertThat(failure.destination()).isEqualTo(to + "/dir-0001/middle");
                assertThat(Objects.requireNonNull(failure.failure()).code())
                    .isEqualTo(ErrorCode.CHANGED_SINCE);
              });
      assertThat(status.copied().files()).isEqualTo(2);
      assertThat(files.status(to + "/dir-0002/new")).isPresent();
      assertThat(files.status(to + "/late")).isEmpty();
      assertThat(files.status(to + "/late-extra")).isPresent();
    }

    @Test
    void deletesForGood() {
      options.delete(what -> what.removal(Removal.PERMANENT));

      CopyStatus status = copies().copyAndJudge(from, to, options.build());

      assertThat(status.deleted().files()).isEqualTo(16);
    }

    @Test
    void deletesNothingBeyondTheLimit() {
      options.delete(what -> what.limit(DeleteLimit.ofEntries(19)));

      CopyStatus status = copies().copy(from, to, options.build());

      assertThat(stoppedBy(status)).isEqualTo(ErrorCode.DELETE_REFUSED);
      assertThat(files.status(to + "/zzz")).isPresent();
      assertThat(files.filePaths(to + "/gone")).hasSize(13);
    }

    @Test
    void deletesNothingAroundADirectoryThatTheUserMayNotList() {
      files.mkdirs("/user/alice");
      files.setOwner("/user/alice", "alice", "alice");
      openTo("alice", to);
      files.mkdirs(to + "/gone/secret");
      files.setPermission(to + "/gone/secret", 0700);
      files.setOwner(to + "/gone/secret", "carol", "carol");

      CopyStatus status = copies().as("alice").copy(from, to, options.build());

      assertThat(status.isSuccessful()).isFalse();
      assertThat(files.status(to + "/zzz")).isPresent();
      assertThat(files.filePaths(to + "/gone")).hasSize(13);
      assertThat(files.status(to + "/dir-0001/middle")).isPresent();
    }

    private void openTo(String user, String directory) {
      files.list(directory).forEach(entry -> files.setOwner(entry.path(), user, user));
    }

    @Test
    void saysWhatIsMissingWhereTheUserHasNoHome() {
      openTo("dora", to);

      CopyStatus status = copies().as("dora").copy(from, to, options.build());

      assertThat(status.failures())
          .isNotEmpty()
          .allSatisfy(
              file ->
                  assertThat(file.failure())
                      .hasMessageContaining("/user/dora/.Trash")
                      .hasMessageContaining("Permission denied"));
      assertThat(files.status(to + "/zzz")).isPresent();
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
      server = HttpFsServer.builder(LAB.cluster("mirror")).start();
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
