package io.howdah.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyOptions;
import io.howdah.CopyStatus;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What copies remember on real clusters of each version. */
class LedgerIT {
  private static final int FILES = 60;
  private static final TreeSpec TREE = new TreeSpec(FILES, 6, 1, 2_000, 1);

  private static LabClusters cluster(HadoopVersion version) {
    return LabClusters.of(HdfsCluster.builder("mirror").hadoop(version));
  }

  /** Both sides are on one cluster. */
  abstract static class OnCluster {
    private final LabClusters lab;
    private final HdfsCluster cluster;
    private final HdfsFiles files;
    private final Map<String, Integer> requests = new ConcurrentHashMap<>();
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
    void proveAll() {
      from = lab.newDirectory("mirror");
      to = lab.newDirectory("mirror");
      files.writeTree(from, TREE);
      files.mkdirs("/user/" + cluster.user());
      copy();
    }

    private CopyStatus copy() {
      return copy(LabCopy.FORCE);
    }

    private CopyStatus copy(CopyOptions options) {
      requests.clear();
      CopyStatus status =
          copies()
              .observedBy((peer, operation) -> requests.merge(operation, 1, Integer::sum))
              .copyAndJudge(from, to, options);
      assertThat(status.ledger().problem()).isNull();
      return status;
    }

    @Test
    void requestsNothingForFilesThatHaveNotChanged() {
      CopyStatus second = copy();

      assertThat(second.ledger().remembered()).isEqualTo(FILES);
      assertThat(requests).doesNotContainKey("GETFILECHECKSUM").doesNotContainKey("CREATE");
      assertThat(requests.get("OPEN")).as("the ledger itself, at both servers").isEqualTo(2);
    }

    @Test
    void noticesEachChange() {
      List<String> sources = files.filePaths(from);
      List<String> targets = files.filePaths(to);
      files.append(sources.get(0), length(sources.get(0)), 10, 9);
      files.append(targets.get(1), length(targets.get(1)), 10, 9);
      replaceWithTheOldTime(sources.get(2));
      replaceWithTheOldTime(targets.get(3));
      files.rename(sources.get(4), from + "/aside");
      files.rename(sources.get(5), sources.get(4));
      files.rename(from + "/aside", sources.get(5));

      CopyStatus second = copy();

      assertThat(second.copied().files()).isEqualTo(6);
      assertThat(second.ledger().remembered()).isEqualTo(FILES - 6);
      assertThat(copy().ledger().remembered()).isEqualTo(FILES);
    }

    @Test
    void noticesFilesThatWereAddedAtItsEnd() {
      files.write(to + "/dir-0000/whole", 1 << 20, 1);
      files.write(from + "/dir-0000/whole", 1 << 20, 1);
      copy();
      files.write(to + "/dir-0000/part", 10, 2);
      files.concat(to + "/dir-0000/whole", List.of(to + "/dir-0000/part"));

      assertThat(copy().copied().files()).isEqualTo(1);
    }

    @Test
    void comparesAgainOnRequest() {
      CopyOptions all =
          CopyOptions.builder()
              .existingFiles(LabCopy.FORCE.existingFiles())
              .remember(of -> of.recheckRuns(1))
              .build();

      CopyStatus second = copy(all);

      assertThat(second.ledger().rechecked()).isEqualTo(FILES);
      assertThat(second.ledger().contradicted()).isZero();
      assertThat(second.copied().files()).isZero();
    }

    private void replaceWithTheOldTime(String path) {
      FileEntry old = files.status(path).orElseThrow();
      files.delete(path);
      files.write(path, old.length(), 77);
      files.setTimes(path, old.modificationTime(), old.modificationTime());
    }

    private long length(String path) {
      return files.status(path).orElseThrow().length();
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
