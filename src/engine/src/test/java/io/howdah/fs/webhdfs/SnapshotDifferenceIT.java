package io.howdah.fs.webhdfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.auth.SimpleAuthentication;
import io.howdah.fs.CreateOptions;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.fs.RenameMode;
import io.howdah.fs.SnapshotRange;
import io.howdah.fs.TestBytes;
import io.howdah.fs.memory.MemoryFileSystem;
import io.howdah.lab.HadoopVersion;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.HttpFsServer;
import io.howdah.lab.LabClusters;
import io.howdah.lab.Sweep;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The differences of snapshots that real servers tell are those of the file system in memory, after
 * the same random changes of both. So tests in memory prove something about clusters. Pages are
 * short, so that there are several.
 */
class SnapshotDifferenceIT {
  private static final int ROUNDS = 12;
  private static final int CHANGES = 8;

  private static LabClusters cluster(HadoopVersion version) {
    return LabClusters.ofItsOwn(
        HdfsCluster.builder("prod")
            .hadoop(version)
            .set("dfs.namenode.snapshotdiff.listing.limit", "3"));
  }

  /** The same changes of a cluster and of a file system in memory. */
  abstract static class OnCluster {
    private final HdfsCluster cluster;
    private final MemoryFileSystem memory = MemoryFileSystem.create();
    private final Random random = new Random(20261201);

    OnCluster(LabClusters lab) {
      this.cluster = lab.cluster("prod");
    }

    List<URI> urls() {
      return cluster.urls();
    }

    @Test
    void tellsTheSameAsTheFileSystemInMemory() throws Exception {
      FilePath root = FilePath.of("/mirror");
      cluster.files().mkdirs("/mirror");
      cluster.files().allowSnapshot("/mirror");
      memory.makeDirectories(root, null);
      memory.allowSnapshots(root);
      try (RemoteFileSystem real = open(urls());
          RemoteFileSystem direct = open(cluster.urls())) {
        for (int round = 0; round < ROUNDS; round++) {
          String before = "before-" + round;
          String after = "after-" + round;
          real.snapshots().create(root, before);
          memory.snapshots().create(root, before);
          for (int i = 0; i < CHANGES; i++) {
            change(direct);
          }
          real.snapshots().create(root, after);
          real.snapshots().create(root, after); // as after a lost response
          memory.snapshots().create(root, after);
          SnapshotRange range = SnapshotRange.of(before, after);

          assertThat(real.snapshots().difference(root, range, 1_000))
              .as("round %s", round)
              .containsExactlyInAnyOrderElementsOf(
                  memory.snapshots().difference(root, range, 1_000));
          checkUntilNow(real, memory, root, before);
          assertThat(real.totals(root.resolve(".snapshot/" + after)))
              .isEqualTo(memory.totals(root.resolve(".snapshot/" + after)));
        }
        assertThat(real.snapshots().list(root).orElseThrow())
            .extracting(FileStatus::name)
            .hasSize(2 * ROUNDS);
        assertThat(real.snapshots().delete(root, "before-0")).isTrue();
        assertThat(real.snapshots().delete(root, "before-0")).isFalse();
        direct.makeDirectories(FilePath.of("/other"), null);
        assertThat(real.snapshots().list(FilePath.of("/other"))).isEmpty();
        assertThat(real.snapshots().list(FilePath.of("/missing"))).isEmpty();
        assertThatThrownBy(
                () -> real.snapshots().difference(root, SnapshotRange.of("none", "after-1"), 1_000))
            .isInstanceOfSatisfying(
                CopyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NO_SNAPSHOT));
        assertThatThrownBy(
                () ->
                    real.snapshots().difference(root, SnapshotRange.of("before-1", "after-11"), 2))
            .isInstanceOfSatisfying(
                CopyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED));
      }
    }

    /** Without a second snapshot. */
    void checkUntilNow(RemoteFileSystem real, MemoryFileSystem memory, FilePath root, String before)
        throws Exception {
      SnapshotRange range = SnapshotRange.untilNow(before);

      assertThat(real.snapshots().difference(root, range, 1_000))
          .as("since %s", before)
          .containsExactlyInAnyOrderElementsOf(memory.snapshots().difference(root, range, 1_000));
    }

    private RemoteFileSystem open(List<URI> urls) {
      return new WebHdfsFileSystem(
          urls, new SimpleAuthentication(cluster.user(), null), WebHdfsSettings.builder().build());
    }

    private void change(RemoteFileSystem real) throws Exception {
      FilePath path = path();
      FileStatus existing = memory.status(path).orElse(null);
      switch (random.nextInt(4)) {
        case 0, 1 -> {
          if (existing == null || existing.isFile()) {
            write(real, path);
          }
        }
        case 2 -> {
          boolean isEmpty =
              existing != null
                  && (existing.isFile() || memory.list(path, null).entries().isEmpty());
          if (isEmpty) {
            real.delete(path);
            memory.delete(path);
          }
        }
        default -> {
          FilePath to = path();
          FilePath parent = to.parent();
          if (existing != null
              && memory.status(to).isEmpty()
              && parent != null
              && memory.status(parent).filter(FileStatus::isDirectory).isPresent()
              && !to.startsWith(path)) {
            real.rename(path, to, RenameMode.KEEP_EXISTING);
            memory.rename(path, to, RenameMode.KEEP_EXISTING);
          }
        }
      }
    }

    private void write(RemoteFileSystem real, FilePath path) throws Exception {
      for (FilePath at = path.parent(); at != null; at = at.parent()) {
        if (memory.status(at).filter(FileStatus::isFile).isPresent()) {
          return;
        }
      }
      byte[] bytes = ("text " + random.nextInt(10)).getBytes(StandardCharsets.UTF_8);
      real.create(path, CreateOptions.defaults(), TestBytes.of(bytes));
      memory.create(path, CreateOptions.defaults(), TestBytes.of(bytes));
    }

    /** Few names, so that paths meet often; some that need care in JSON. */
    private FilePath path() throws Exception {
      String[] names = {"a", "b", "d e", "ä\"%41", "c"};
      return FilePath.of(
          "/mirror/"
              + random
                  .ints(1 + random.nextInt(3), 0, names.length)
                  .mapToObj(each -> names[each])
                  .collect(Collectors.joining("/")));
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

  @Sweep
  @Nested
  class ThroughHttpFs extends OnCluster {
    @RegisterExtension static final LabClusters LAB = cluster(HadoopVersion.V3_4_3);

    ThroughHttpFs() {
      super(LAB);
    }

    @Override
    void tellsTheSameAsTheFileSystemInMemory() throws Exception {
      try (HttpFsServer server = HttpFsServer.builder(LAB.cluster("prod")).start()) {
        url = server.url();
        super.tellsTheSameAsTheFileSystemInMemory();
      }
    }

    /** It takes an empty name for none. It goes on as before: the next round proves it. */
    @Override
    void checkUntilNow(
        RemoteFileSystem real, MemoryFileSystem memory, FilePath root, String before) {
      assertThatThrownBy(
              () -> real.snapshots().difference(root, SnapshotRange.untilNow(before), 1_000))
          .isInstanceOfSatisfying(
              CopyException.class,
              e -> assertThat(e.code()).isEqualTo(ErrorCode.UNSUPPORTED_OPERATION));
    }

    private URI url = URI.create("http://localhost");

    @Override
    List<URI> urls() {
      return List.of(url);
    }
  }
}
