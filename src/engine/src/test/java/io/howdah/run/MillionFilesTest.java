package io.howdah.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.Cancellation;
import io.howdah.ClusterPath;
import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.CopyOptions;
import io.howdah.CopyRequest;
import io.howdah.CopyStatus;
import io.howdah.Mode;
import io.howdah.connect.ClusterConnector;
import io.howdah.connect.ConnectedCluster;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.fs.memory.MemoryFileSystem;
import io.howdah.fs.memory.SyntheticTree;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The plan of a million files streams through a heap that could not hold it. */
class MillionFilesTest {
  private static final String SMALL_HEAP = "-Xmx64m";

  @Test
  void plansAMillionFilesOfOneDirectoryInASmallHeap() throws Exception {
    assertThat(planInItsOwnProcess(1, 1_000_000)).isEqualTo("1000000 files, null");
  }

  @Test
  void plansAMillionFilesOfManyDirectoriesInASmallHeap() throws Exception {
    assertThat(planInItsOwnProcess(200_000, 5)).isEqualTo("1000000 files, null");
  }

  private static String planInItsOwnProcess(int directories, int filesPerDirectory)
      throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                SMALL_HEAP,
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                MillionFilesTest.class.getName(),
                String.valueOf(directories),
                String.valueOf(filesPerDirectory))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
      return output;
    } finally {
      process.destroyForcibly();
    }
  }

  /** Plans a copy of a synthetic tree and prints how many files it found, and what stopped it. */
  public static void main(String[] arguments) {
    SyntheticTree source =
        new SyntheticTree(
            Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), 1_000, 1_000);
    RemoteFileSystem destination = MemoryFileSystem.create();
    ClusterConnector connector =
        (alias, options) ->
            ConnectedCluster.of(
                alias.equals("staging") ? source : destination,
                null,
                ConnectedCluster.UNLIMITED,
                Set.of(alias));
    CopyRequest request =
        CopyRequest.builder(
                ClusterPath.of("staging", "/" + SyntheticTree.ROOT), ClusterPath.of("prod", "/in"))
            .options(CopyOptions.builder().mode(Mode.DRY_RUN).build())
            .build();
    try (ClusterCopyEngine engine =
        ClusterCopyEngine.of(connector, Clock.systemUTC(), ClusterCopyEngine.BACKOFF)) {
      CopyStatus status = engine.copy(request, CopyListener.NONE, new Cancellation());
      CopyException error = status.error();
      System.out.println(
          status.expected().files() + " files, " + (error == null ? null : error.getMessage()));
    }
  }
}
