package io.howdah.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.Cancellation;
import io.howdah.ClusterPath;
import io.howdah.ComparedEntry.State;
import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.CopyOptions;
import io.howdah.CopyRequest;
import io.howdah.CopyRequest.Target;
import io.howdah.ExistingFiles;
import io.howdah.TreeComparison;
import io.howdah.UpdatePolicy;
import io.howdah.connect.ClusterConnector;
import io.howdah.connect.ConnectedCluster;
import io.howdah.fs.memory.SyntheticTree;
import io.howdah.lab.Sweep;
import io.howdah.run.ClusterCopyEngine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A comparison of a million files streams through a heap that could not hold them. */
class MillionEntriesTest {
  private static final String SMALL_HEAP = "-Xmx64m";

  @Test
  void comparesAMillionFilesInASmallHeap() throws Exception {
    assertThat(compareInItsOwnProcess(1_000, 1_000, 1_000, 1_000))
        .isEqualTo("1000000 found, 1000000 equal, 0 missing, 0 extra, null");
  }

  @Sweep
  @Test
  void findsAMillionExtraFilesOfOneDirectoryInASmallHeap() throws Exception {
    assertThat(compareInItsOwnProcess(1, 1, 1, 1_000_000))
        .isEqualTo("1 found, 1 equal, 0 missing, 999999 extra, null");
  }

  @Sweep
  @Test
  void findsAMillionMissingFilesInASmallHeap() throws Exception {
    assertThat(compareInItsOwnProcess(200_000, 5, 1, 5))
        .isEqualTo("1000000 found, 5 equal, 999995 missing, 0 extra, null");
  }

  private static String compareInItsOwnProcess(
      int sourceDirectories, int sourceFiles, int targetDirectories, int targetFiles)
      throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                SMALL_HEAP,
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                MillionEntriesTest.class.getName(),
                String.valueOf(sourceDirectories),
                String.valueOf(sourceFiles),
                String.valueOf(targetDirectories),
                String.valueOf(targetFiles))
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

  /** Compares two synthetic trees and prints what it counted, and what stopped it. */
  public static void main(String[] arguments) {
    SyntheticTree source = tree(arguments[0], arguments[1]);
    SyntheticTree target = tree(arguments[2], arguments[3]);
    ClusterConnector connector =
        (alias, options) ->
            ConnectedCluster.of(
                alias.equals("staging") ? source : target,
                null,
                ConnectedCluster.UNLIMITED,
                Set.of(alias));
    String root = "/" + SyntheticTree.ROOT;
    CopyRequest request =
        CopyRequest.builder(ClusterPath.of("staging", root), ClusterPath.of("prod", root))
            .target(Target.EXACT)
            .options(
                CopyOptions.builder()
                    .existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL)
                    .updatePolicy(UpdatePolicy.SIZE)
                    .build())
            .build();
    try (ClusterTreeCheck check =
        ClusterTreeCheck.of(connector, Clock.systemUTC(), ClusterCopyEngine.BACKOFF)) {
      TreeComparison result = check.compare(request, CopyListener.NONE, new Cancellation());
      CopyException error = result.error();
      System.out.println(
          result.found().files()
              + " found, "
              + result.files(State.EQUAL).files()
              + " equal, "
              + result.files(State.MISSING).files()
              + " missing, "
              + result.files(State.EXTRA).files()
              + " extra, "
              + (error == null ? null : error.getMessage()));
    }
  }

  private static SyntheticTree tree(String directories, String files) {
    return new SyntheticTree(Integer.parseInt(directories), Integer.parseInt(files), 1_000, 1_000);
  }
}
