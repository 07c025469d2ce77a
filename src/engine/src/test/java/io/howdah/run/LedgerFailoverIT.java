package io.howdah.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyEvent;
import io.howdah.CopyStatus;
import io.howdah.event.FileFinished;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.HdfsFiles;
import io.howdah.lab.LabClusters;
import io.howdah.lab.Sweep;
import io.howdah.lab.TreeSpec;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Both NameNodes of a pair tell the same identity of a file, so a proof outlives a failover. */
class LedgerFailoverIT {
  private static final int FILES = 40;

  @RegisterExtension
  static final LabClusters LAB =
      LabClusters.ofItsOwn(HdfsCluster.builder("pair").nameNodes(2).dataNodes(1));

  private final HdfsCluster pair = LAB.cluster("pair");
  private final HdfsFiles files = pair.files();
  private final Map<String, Integer> requests = new ConcurrentHashMap<>();
  private final String from = LAB.newDirectory("pair");
  private final String to = LAB.newDirectory("pair");

  @BeforeEach
  void writeFiles() {
    files.writeTree(from, new TreeSpec(FILES, 4, 1, 2_000, 1));
    files.mkdirs("/user/" + pair.user());
  }

  @Test
  void remembersAllAfterAFailover() {
    copy();

    pair.failover();
    CopyStatus second = copy();
    pair.failover();
    CopyStatus third = copy();

    assertThat(second.ledger().remembered()).isEqualTo(FILES);
    assertThat(third.ledger().remembered()).isEqualTo(FILES);
    assertThat(requests).doesNotContainKey("GETFILECHECKSUM").doesNotContainKey("CREATE");
  }

  @Sweep
  @Test
  void remembersAllWhereTheNameNodeThatMadeTheFilesIsGone() {
    copy();
    int active = pair.nameNodeStates().indexOf("active");

    pair.stopNameNode(active);
    try {
      pair.transitionToActive(1 - active);
      assertThat(copy().ledger().remembered()).isEqualTo(FILES);
    } finally {
      pair.startNameNode(active);
    }
  }

  @Sweep
  @Test
  void noticesWhatChangesAfterAFailover() {
    copy();
    String changed = files.filePaths(from).get(3);

    pair.failover();
    files.write(changed, files.status(changed).orElseThrow().length(), 99);
    CopyStatus second = copy();

    assertThat(second.copied().files()).isEqualTo(1);
    assertThat(second.ledger().remembered()).isEqualTo(FILES - 1);
  }

  /** A file that one NameNode created and the other one completed. */
  @Test
  void remembersWhatWasCopiedDuringAFailover() {
    AtomicInteger finished = new AtomicInteger();
    CopyStatus first =
        copies()
            .copyAndJudge(
                from,
                to,
                LabCopy.FORCE,
                (CopyEvent event) -> {
                  if (event instanceof FileFinished && finished.incrementAndGet() == FILES / 4) {
                    pair.failover();
                  }
                });

    assertThat(first.ledger().problem()).isNull();
    assertThat(finished).hasValueGreaterThan(FILES / 4);
    assertThat(copy().ledger().remembered()).isEqualTo(FILES);
  }

  private CopyStatus copy() {
    requests.clear();
    CopyStatus status =
        copies()
            .observedBy((peer, operation) -> requests.merge(operation, 1, Integer::sum))
            .copyAndJudge(from, to, LabCopy.FORCE);
    assertThat(status.ledger().problem()).isNull();
    return status;
  }

  private LabCopy copies() {
    return new LabCopy(pair, pair);
  }
}
