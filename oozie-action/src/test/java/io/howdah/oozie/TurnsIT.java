package io.howdah.oozie;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.lab.FileEntry;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.LabClusters;
import io.howdah.lab.OozieJobs;
import io.howdah.lab.OozieServer;
import io.howdah.lab.TreeSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.concurrent.TimeUnit;
import org.apache.oozie.client.WorkflowAction;
import org.apache.oozie.client.WorkflowJob.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * More copies than the server is to run at a time: they wait, users take turns, threads are few.
 */
class TurnsIT {
  private static final int THREADS = 3;

  /** For each copy: itself, its heartbeat, 4 that list, and for each cluster one that watches. */
  private static final int THREADS_BESIDE = 8;

  /** For all copies: the watch and the timer. */
  private static final int THREADS_OF_THE_SERVICE = 2;

  private static final int FILES = 150;

  @RegisterExtension
  static final LabClusters LAB =
      LabClusters.of(HdfsCluster.builder("staging"), HdfsCluster.builder("prod"));

  private final HdfsCluster staging = LAB.cluster("staging");
  private final HdfsCluster prod = LAB.cluster("prod");
  private final String source = LAB.newDirectory("staging");
  private final String parent = LAB.newDirectory("prod");
  private final OozieJobs alice = new OozieJobs(staging, "alice");
  private final OozieJobs bob = new OozieJobs(staging, "bob");

  @Test
  void copiesOneAfterTheOtherAndLetsUsersTakeTurns(@TempDir Path directory) throws Exception {
    staging.files().writeTree(source, TreeSpec.of(FILES, 2_000, 1));
    prod.files().setPermission(parent, 0777);
    Path clusters = CopyLab.clustersFile(directory, staging, prod);
    try (OozieServer oozie =
        CopyLab.server("turns", staging, clusters)
            .property("oozie.howdah.copies.max", "1")
            .property("oozie.howdah.threads.per.copy", THREADS + "")
            .start()) {
      List<String> ofAlice = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        ofAlice.add(alice.run(oozie, copying("alice-" + i)));
      }
      String last = ofAlice.get(3);
      OozieJobs.await(() -> state(oozie, last), state -> state.startsWith("WAITING"));
      String ofBob = bob.run(oozie, copying("bob"));
      assertThat(OozieJobs.await(() -> state(oozie, ofBob), state -> !state.isEmpty()))
          .isEqualTo("WAITING for its turn");

      long most = 0;
      while (alice.status(oozie, last) == Status.RUNNING) {
        most = Math.max(most, threads(oozie));
        TimeUnit.MILLISECONDS.sleep(50);
      }

      assertThat(most)
          .isGreaterThan(THREADS)
          .isLessThanOrEqualTo(THREADS + THREADS_BESIDE + THREADS_OF_THE_SERVICE);
      for (String job : ofAlice) {
        assertThat(alice.awaitEnd(oozie, job)).as(oozie.log()).isEqualTo(Status.SUCCEEDED);
      }
      assertThat(bob.awaitEnd(oozie, ofBob)).isEqualTo(Status.SUCCEEDED);
      OozieJobs.await(() -> threads(oozie), count -> count <= THREADS_OF_THE_SERVICE);
    }

    List<LongSummaryStatistics> times = new ArrayList<>();
    for (String name : List.of("alice-0", "alice-1", "alice-2", "alice-3", "bob")) {
      times.add(published(name));
    }
    assertThat(times.get(4).getMax())
        .as("bob's one waits for no four")
        .isLessThan(times.get(3).getMin());
    times.sort((left, right) -> Long.compare(left.getMin(), right.getMin()));
    for (int i = 1; i < times.size(); i++) {
      assertThat(times.get(i).getMin()).isGreaterThanOrEqualTo(times.get(i - 1).getMax());
    }
  }

  private String copying(String name) {
    return CopyLab.copying(source, parent + "/" + name, "<threads>100</threads>");
  }

  private static String state(OozieServer oozie, String job) throws Exception {
    WorkflowAction copy =
        OozieJobs.client(oozie).getJobInfo(job).getActions().stream()
            .filter(action -> action.getName().equals("copy"))
            .findFirst()
            .orElse(null);
    return copy == null || copy.getExternalStatus() == null ? "" : copy.getExternalStatus();
  }

  private static long threads(OozieServer oozie) {
    return oozie.probe().threadNames().stream().filter(name -> name.startsWith("howdah-")).count();
  }

  /** When a copy's files were written, from the first to the last. */
  private LongSummaryStatistics published(String name) {
    return prod.files().list(parent + "/" + name).stream()
        .filter(entry -> entry.type() == FileEntry.Type.FILE)
        .mapToLong(FileEntry::modificationTime)
        .summaryStatistics();
  }
}
