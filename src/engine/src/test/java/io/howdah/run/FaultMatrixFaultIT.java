package io.howdah.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyException;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.HttpFsServer;
import io.howdah.lab.LabClusters;
import io.howdah.lab.Sweep;
import io.howdah.run.MatrixCell.Times;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each kind of fault, at each kind of request, with servers of each kind. A copy is successful only
 * if all is equal byte for byte. Otherwise each file is the old one or the new one as a whole, no
 * done flag covers a mixture, every file that is left is listed, and one sentence has the reason. A
 * fault that happens once fails no copy. A copy without faults repairs everything.
 */
@Execution(ExecutionMode.CONCURRENT)
class FaultMatrixFaultIT {
  /** One of so many cells is run where not all are. */
  private static final int SHARE = 10;

  private static final long SEED = 16;

  @RegisterExtension
  static final LabClusters LAB =
      LabClusters.of(MatrixServers.WEBHDFS_2_10.builder(), MatrixServers.WEBHDFS_3_4.builder());

  private static HttpFsServer httpFs;

  @BeforeAll
  static void startHttpFs() {
    httpFs = HttpFsServer.builder(LAB.cluster(MatrixServers.HTTPFS.cluster())).start();
  }

  @AfterAll
  static void stopHttpFs() {
    httpFs.close();
  }

  static Stream<MatrixCell> tenth() {
    return shuffled(0).stream();
  }

  static Stream<MatrixCell> others() {
    return Stream.iterate(1, i -> i < SHARE, i -> i + 1).flatMap(i -> shuffled(i).stream());
  }

  @ParameterizedTest
  @MethodSource("tenth")
  @Timeout(value = 3, unit = TimeUnit.MINUTES)
  void holdsInATenthOfAllCells(MatrixCell cell) {
    hold(cell);
  }

  @Sweep
  @ParameterizedTest
  @MethodSource("others")
  @Timeout(value = 3, unit = TimeUnit.MINUTES)
  void holdsInAllOtherCells(MatrixCell cell) {
    hold(cell);
  }

  private static void hold(MatrixCell cell) {
    HdfsCluster cluster = LAB.cluster(cell.servers().cluster());
    String directory = LAB.newDirectory(cell.servers().cluster());
    MatrixTree tree = MatrixTree.in(cluster, directory);
    try (MatrixCopy copy = new MatrixCopy(cell, cluster, url(cell.servers()))) {
      CopyStatus status = copy.run(tree);
      assertThat(copy.hits()).as("requests that were spoiled").isPositive();

      if (status.isSuccessful()) {
        tree.assertEqual(status.leftBehind());
      } else {
        tree.assertOldOrNew(status, cell.servers());
        reasons(status).forEach(FaultMatrixFaultIT::assertIsClear);
      }
      if (cell.times() == Times.ONCE) {
        assertThat(reasons(status)).as("a fault that happened once").isEmpty();
      }

      copy.calm();
      CopyStatus calm = copy.run(tree);
      assertThat(reasons(calm)).as("the calm copy").isEmpty();
      List<String> left = new ArrayList<>(status.leftBehind());
      left.addAll(calm.leftBehind());
      tree.assertEqual(left);
    } finally {
      cluster.files().delete(directory);
    }
  }

  private static URI url(MatrixServers servers) {
    return servers == MatrixServers.HTTPFS
        ? httpFs.url()
        : LAB.cluster(servers.cluster()).urls().get(0);
  }

  private static List<CopyException> reasons(CopyStatus status) {
    List<CopyException> reasons = new ArrayList<>();
    if (status.error() != null) {
      reasons.add(status.error());
    }
    status.failures().forEach(failure -> reasons.add(failure.failure()));
    return reasons;
  }

  private static void assertIsClear(CopyException reason) {
    assertThat(reason.code()).isNotEqualTo(ErrorCode.INTERNAL_ERROR);
    assertThat(reason.getMessage())
        .isNotBlank()
        .hasSizeLessThan(1_000)
        .doesNotContain("\n", "<html");
  }

  /** The cells whose number in a shuffled deck leaves this remainder. */
  private static List<MatrixCell> shuffled(int remainder) {
    List<MatrixCell> deck = new ArrayList<>(MatrixCell.all());
    Collections.shuffle(deck, new Random(SEED));
    List<MatrixCell> share = new ArrayList<>();
    for (int i = remainder; i < deck.size(); i += SHARE) {
      share.add(deck.get(i));
    }
    return share;
  }
}
