package io.howdah.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.ClusterPath;
import io.howdah.CopyOptions;
import io.howdah.CopyStatus;
import io.howdah.DeleteLimit;
import io.howdah.Deletion.Extra;
import io.howdah.Deletion.Removal;
import io.howdah.ExistingFiles;
import io.howdah.SnapshotOptions.Basis;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.LabClusters;
import io.howdah.lab.Sweep;
import io.howdah.ledger.WrittenLedger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A night in a mirror of 100,000 files: 50 changes and a renamed directory of 20,000 files, and
 * then 50 files that were damaged in the mirror. Files that do not change are empty.
 */
@Sweep
class LargeDifferenceIT {
  private static final int UNCHANGED = 80_000;
  private static final int RENAMED = 20_000;
  private static final int FILES_OF_A_DIRECTORY = 1_000;

  @RegisterExtension
  static final LabClusters LAB =
      LabClusters.ofItsOwn(HdfsCluster.builder("staging"), HdfsCluster.builder("prod"));

  private static final CopyOptions DIFFERENCE =
      CopyOptions.builder()
          .existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL)
          .delete(
              what ->
                  what.extra(Extra.DELETE)
                      .removal(Removal.PERMANENT)
                      .limit(DeleteLimit.ofEntries(1_000)))
          .snapshots(use -> use.basis(Basis.DIFFERENCE))
          .build();

  /** Two days ahead: proofs of empty files are remembered when these are a day old. */
  private final Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofDays(2));

  private final HdfsCluster staging = LAB.cluster("staging");
  private final HdfsCluster prod = LAB.cluster("prod");
  private final Map<String, Integer> requests = new ConcurrentHashMap<>();

  @Test
  void costsWhatHasChanged() throws Exception {
    makeTree(staging, "/from");
    makeTree(prod, "/to");
    prod.files().mkdirs("/user/" + prod.user());
    ClusterPath from = ClusterPath.of("staging", "/from");
    ClusterPath to = ClusterPath.of("prod", "/to");
    try (WrittenLedger ledger = new WrittenLedger(staging, from, prod, to, clock)) {
      ledger.save();
    }
    copy("the first copy, which lists all");

    staging.files().rename("/from/large", "/from/dir-0001/moved");
    change();
    CopyStatus changed = copy("50 changes and a renamed directory of " + RENAMED + " files");

    assertThat(changed.snapshots().since()).isPresent();
    assertThat(changed.snapshots().renamed()).isEqualTo(1);
    assertThat(changed.copied().files()).isEqualTo(40);
    assertThat(changed.copied().bytes()).isEqualTo(400);
    assertThat(changed.deleted().files()).isEqualTo(10);
    assertThat(changed.duration()).isLessThan(Duration.ofSeconds(20));
    assertThat(sum()).isLessThan(1_000);

    damage();
    CopyStatus repaired = copy("50 files that were damaged in the mirror");

    assertThat(repaired.copied().files()).isEqualTo(50);
    assertThat(repaired.duration()).isLessThan(Duration.ofSeconds(20));
    assertThat(sum()).isLessThan(1_200);
  }

  private static void makeTree(HdfsCluster cluster, String root) {
    cluster.files().makeEmptyFiles(root, UNCHANGED, UNCHANGED / FILES_OF_A_DIRECTORY);
    cluster.files().makeEmptyFiles(root + "/large", RENAMED, RENAMED / FILES_OF_A_DIRECTORY);
    cluster.files().allowSnapshot(root);
  }

  private void change() {
    for (int i = 0; i < 20; i++) {
      staging.files().write("/from/dir-00" + (10 + i % 10) + "/new-" + i, 10, i);
      staging.files().append(path("/from", i), 0, 10, i);
    }
    for (int i = 20; i < 30; i++) {
      staging.files().delete(path("/from", i));
    }
  }

  private void damage() {
    for (int i = 0; i < 20; i++) {
      prod.files().append(path("/to", i), 10, 5, i);
      prod.files().append("/to/dir-0001/moved/dir-0003/" + name(i * 20 + 3), 0, 5, i);
    }
    for (int i = 30; i < 40; i++) {
      prod.files().delete(path("/to", i));
    }
  }

  /** A file in one of ten directories. */
  private static String path(String root, int number) {
    int directory = 10 + number % 10;
    int file = number / 10 * (UNCHANGED / FILES_OF_A_DIRECTORY) + directory;
    return root + "/dir-00" + directory + "/" + name(file);
  }

  private static String name(int number) {
    return String.format("file-%07d", number);
  }

  private CopyStatus copy(String what) throws Exception {
    requests.clear();
    CopyStatus status =
        new LabCopy(staging, prod)
            .clock(clock)
            .observedBy((peer, operation) -> requests.merge(operation, 1, Integer::sum))
            .copyAndJudge("/from", "/to", DIFFERENCE);
    Files.writeString(
        Path.of("target", "difference.md"),
        what
            + ": "
            + status.duration().toMillis()
            + " ms, "
            + sum()
            + " requests "
            + Map.copyOf(requests)
            + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    return status;
  }

  private int sum() {
    return requests.values().stream().mapToInt(Integer::intValue).sum();
  }
}
