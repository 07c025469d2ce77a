package io.howdah.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyOptions;
import io.howdah.Deletion.Extra;
import io.howdah.ErrorCode;
import io.howdah.ExistingFiles;
import io.howdah.FileAttribute;
import io.howdah.Mode;
import io.howdah.UndoRequest;
import io.howdah.UndoResult;
import io.howdah.lab.HadoopVersion;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.HdfsFiles;
import io.howdah.lab.HttpFsServer;
import io.howdah.lab.LabClusters;
import io.howdah.lab.Referee;
import io.howdah.lab.Sweep;
import io.howdah.lab.TreeSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Undoing mirrors by their reports on real clusters of each version. */
class UndoIT {
  private static final TreeSpec OLD = new TreeSpec(40, 6, 0, 2_000, 1);
  private static final TreeSpec EXTRA = new TreeSpec(13, 2, 0, 2_000, 2);

  private static LabClusters cluster(HadoopVersion version) {
    return LabClusters.of(HdfsCluster.builder("mirror").hadoop(version));
  }

  /** Both sides are on one cluster. */
  abstract static class OnCluster {
    private final LabClusters lab;
    private final HdfsCluster cluster;
    private final HdfsFiles files;
    private final CopyOptions.Builder options =
        CopyOptions.builder().existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL);
    private String from = "";
    private String to = "";
    private String saved = "";
    private String report = "";

    OnCluster(LabClusters lab) {
      this.lab = lab;
      this.cluster = lab.cluster("mirror");
      this.files = cluster.files();
    }

    LabCopy copies() {
      return new LabCopy(cluster, cluster);
    }

    @BeforeEach
    void fillBoth(@TempDir Path directory) {
      from = lab.newDirectory("mirror");
      to = lab.newDirectory("mirror");
      saved = lab.newDirectory("mirror");
      report = directory.resolve("report.jsonl").toString();
      fillBefore(to);
      fillBefore(saved);
      files.writeTree(from, OLD);
      files.writeTree(from + "/dir-0001", new TreeSpec(5, 0, 0, 3_000, 7)); // replaces and adds
      files.writeTree(from + "/new/deep", new TreeSpec(9, 2, 0, 2_000, 8));
      files.write(from + "/dir-0002/_SUCCESS", 0, 1);
      options
          .files(to -> to.report(report))
          .delete(what -> what.extra(Extra.DELETE).backupDirectory("/backup" + to));
    }

    private void fillBefore(String target) {
      files.writeTree(target, OLD);
      files.writeTree(target + "/gone", EXTRA);
      files.write(target + "/dir-0001/middle", 10, 3);
      files.write(target + "/dir-0002/_SUCCESS", 0, 1);
      files.write(target + "/dir-0002/late", 10, 3);
      files.mkdirs(target + "/dir-0003/empty");
    }

    @Test
    void restoresTheStateBeforeTheRun() {
      copies().copyAndJudge(from, to, options.build());

      UndoResult result = undo(Mode.COPY);

      assertThat(result.failures()).isEmpty();
      assertThat(result.isSuccessful()).isTrue();
      Referee.compare(cluster, saved, cluster, to).assertEqual();
      assertThat(undo(Mode.COPY).undone()).isZero();
    }

    @Test
    void restoresAttributes() {
      options.preserve(EnumSet.of(FileAttribute.PERMISSION, FileAttribute.TIMES));
      files.setPermission(from + "/dir-0004", 0700);
      long before = files.status(to + "/dir-0004").orElseThrow().modificationTime();
      copies().copyAndJudge(from, to, options.build());
      assertThat(files.status(to + "/dir-0004").orElseThrow().permission()).isEqualTo(0700);

      UndoResult result = undo(Mode.COPY);

      assertThat(result.failures()).isEmpty();
      assertThat(files.status(to + "/dir-0004").orElseThrow().permission()).isEqualTo(0755);
      assertThat(files.status(to + "/dir-0004").orElseThrow().modificationTime()).isEqualTo(before);
      Referee.compare(cluster, saved, cluster, to).assertEqual();
    }

    @Test
    void leavesWhatChangedAfterTheRun() {
      copies().copyAndJudge(from, to, options.build());
      files.write(to + "/new/deep/mine", 10, 1);
      files.write(to + "/dir-0001/middle", 20, 1);

      UndoResult dryRun = undo(Mode.DRY_RUN);
      UndoResult result = undo(Mode.COPY);

      assertThat(result.failures())
          .allMatch(failure -> failure.cause().code() == ErrorCode.CHANGED_SINCE)
          .extracting(UndoResult.Failure::path)
          .containsExactlyInAnyOrder(to + "/dir-0001/middle", to + "/new", to + "/new/deep");
      assertThat(dryRun.failures())
          .extracting(UndoResult.Failure::path)
          .containsExactly(to + "/dir-0001/middle");
      assertThat(files.status(to + "/new/deep/mine")).isPresent();
      assertThat(files.status(to + "/gone/dir-0001")).isPresent();
    }

    @Test
    void undoesARunThatFailed() throws Exception {
      files.write(from + "/dir-0003/clash", 10, 1);
      files.mkdirs(to + "/dir-0003/clash");
      files.mkdirs(saved + "/dir-0003/clash");
      assertThat(copies().copy(from, to, options.build()).failed().files()).isEqualTo(1);
      assertThat(Files.readString(Path.of(report))).contains("\"done\":\"copied\"");

      UndoResult result = undo(Mode.COPY);

      assertThat(result.failures()).isEmpty();
      Referee.compare(cluster, saved, cluster, to).assertEqual();
    }

    private UndoResult undo(Mode mode) {
      return copies().undo(UndoRequest.of("prod", report, mode, 8));
    }
  }

  @Sweep
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
