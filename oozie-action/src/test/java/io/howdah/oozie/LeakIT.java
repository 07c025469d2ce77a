package io.howdah.oozie;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.lab.HdfsCluster;
import io.howdah.lab.LabClusters;
import io.howdah.lab.OozieJobs;
import io.howdah.lab.OozieServer;
import io.howdah.lab.ServerProbe;
import io.howdah.lab.Sweep;
import io.howdah.lab.TreeSpec;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.oozie.client.WorkflowJob.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A server runs for months: what one copy leaves behind, a thousand leave a thousand times. */
class LeakIT {
  private static final int CHAINS_AT_A_TIME = 8;

  @RegisterExtension
  static final LabClusters LAB =
      LabClusters.of(HdfsCluster.builder("staging"), HdfsCluster.builder("prod"));

  private final HdfsCluster staging = LAB.cluster("staging");
  private final HdfsCluster prod = LAB.cluster("prod");
  private final OozieJobs jobs = new OozieJobs(staging, "alice");
  private final String source = LAB.newDirectory("staging");
  private final String parent = LAB.newDirectory("prod");

  @Test
  void keepsNothingOfManyCopies(@TempDir Path directory) throws Exception {
    assertKeepsNothing(directory, 8, 20);
  }

  @Sweep
  @Test
  @Timeout(value = 30, unit = TimeUnit.MINUTES)
  void keepsNothingOfAThousandCopies(@TempDir Path directory) throws Exception {
    assertKeepsNothing(directory, 40, 25);
  }

  private void assertKeepsNothing(Path directory, int chains, int length) throws Exception {
    int copies = chains * length;
    // Finds what grows by one for every tenth copy. The pools of Oozie and HDFS vary by themselves.
    int slack = copies / 10;
    for (int files = 1; files <= 3; files++) {
      staging.files().writeTree(source + "/" + files, TreeSpec.of(files, 100, files));
    }
    prod.files().setOwner(parent, "alice", "alice");
    try (OozieServer oozie =
        CopyLab.server("leak", staging, CopyLab.clustersFile(directory, staging, prod)).start()) {
      run(oozie, "before", CHAINS_AT_A_TIME, length);
      ServerProbe probe = oozie.probe();
      long threads = probe.threadNames().size();
      long openFiles = probe.openFiles().size();
      long classes = probe.loadedClasses();
      Map<String, Long> objects = probe.liveObjects();

      run(oozie, "then", chains, length);

      OozieJobs.await(() -> ours(probe), count -> count <= 3); // two watches and the timer
      OozieJobs.await(() -> probe.threadNames().size(), count -> count < threads + slack);
      OozieJobs.await(() -> probe.openFiles().size(), count -> count < openFiles + slack);
      assertThat(probe.loadedClasses()).isLessThan(classes + copies);
      assertThat(grown(objects, probe.liveObjects(), slack)).isEmpty();
    }
  }

  /** Runs chains of copies, some at a time, to their end. */
  private void run(OozieServer oozie, String name, int chains, int length) throws Exception {
    Deque<String> running = new ArrayDeque<>();
    for (int i = 0; i < chains; i++) {
      if (running.size() == CHAINS_AT_A_TIME) {
        assertThat(jobs.awaitEnd(oozie, running.remove())).isEqualTo(Status.SUCCEEDED);
      }
      running.add(jobs.run(oozie, chain(parent + "/" + name + "-" + i, length)));
    }
    while (!running.isEmpty()) {
      assertThat(jobs.awaitEnd(oozie, running.remove())).isEqualTo(Status.SUCCEEDED);
    }
  }

  private String chain(String target, int length) {
    StringBuilder workflow =
        new StringBuilder(
            "<workflow-app name=\"chain\" xmlns=\"uri:oozie:workflow:1.0\"><start to=\"copy-1\"/>");
    for (int i = 1; i <= length; i++) {
      workflow.append(
          """
          <action name="copy-%d">
            <webhdfs-copy xmlns="uri:howdah:webhdfs-copy-action:1.0">
              <source cluster="staging">%s/%d</source>
              <destination cluster="prod">%s/%d</destination>
            </webhdfs-copy>
            <ok to="%s"/>
            <error to="fail"/>
          </action>
          """
              .formatted(i, source, i % 3 + 1, target, i, i == length ? "end" : "copy-" + (i + 1)));
    }
    return workflow
        .append("<kill name=\"fail\"><message>${wf:errorMessage(wf:lastErrorNode())}</message>")
        .append("</kill><end name=\"end\"/></workflow-app>")
        .toString();
  }

  private static long ours(ServerProbe probe) {
    return probe.threadNames().stream().filter(name -> name.startsWith("howdah-")).count();
  }

  /** Howdah's classes with more objects than before, and their number beyond the slack. */
  private static Map<String, Long> grown(
      Map<String, Long> before, Map<String, Long> after, int slack) {
    Map<String, Long> grown = new TreeMap<>();
    after.forEach(
        (type, count) -> {
          long more = count - before.getOrDefault(type, 0L);
          if (type.contains("io.howdah") && more > slack) {
            grown.put(type, more);
          }
        });
    return grown;
  }
}
