package io.howdah.oozie;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.lab.HdfsCluster;
import io.howdah.lab.LabClusters;
import io.howdah.lab.OozieJobs;
import io.howdah.lab.OozieServer;
import io.howdah.lab.Referee;
import io.howdah.lab.TreeSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.oozie.client.WorkflowAction;
import org.apache.oozie.client.WorkflowJob.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The limits of the cluster file, for copies that are under way. */
class ServedLimitsIT {
  /** With it the copies of this test would take more than an hour. */
  private static final String LOW = "\"bandwidth\": \"10K\"";

  @RegisterExtension
  static final LabClusters LAB =
      LabClusters.of(HdfsCluster.builder("staging"), HdfsCluster.builder("prod"));

  private final HdfsCluster staging = LAB.cluster("staging");
  private final HdfsCluster prod = LAB.cluster("prod");
  private final OozieJobs jobs = new OozieJobs(staging, CopyServer.USER);

  @Test
  void takeEffectInCopiesThatAreUnderWay(@TempDir Path directory) throws Exception {
    String source = LAB.newDirectory("staging");
    String parent = LAB.newDirectory("prod");
    prod.files().setOwner(parent, CopyServer.USER, CopyServer.USER);
    staging.files().writeTree(source, TreeSpec.of(40, 1_000_000, 1));
    Path file = write(directory, LOW);
    try (OozieServer oozie = CopyLab.server("limited", staging, file).start()) {
      String one = jobs.run(oozie, CopyLab.copying(source, parent + "/one", ""));
      String other = jobs.run(oozie, CopyLab.copying(source, parent + "/other", ""));
      CopiedTree copied = new CopiedTree(prod, parent + "/one");
      OozieJobs.await(() -> CopyLab.copies(oozie), running -> running);
      Thread.sleep(10_000);
      assertThat(copied.published()).hasSizeLessThan(40);
      assertThat(jobs.action(oozie, one, "copy").getStatus())
          .isEqualTo(WorkflowAction.Status.RUNNING);

      Files.writeString(file, "{");
      Thread.sleep(10_000);
      assertThat(jobs.action(oozie, other, "copy").getStatus())
          .as("a wrong file keeps the limits")
          .isEqualTo(WorkflowAction.Status.RUNNING);
      assertThat(oozie.log()).contains("The limits of copies stay as they were");

      write(directory, "\"bandwidth\": \"off\"");

      for (String job : new String[] {one, other}) {
        assertThat(jobs.awaitEnd(oozie, job)).as(oozie.log()).isEqualTo(Status.SUCCEEDED);
      }
      assertThat(oozie.log()).contains("The cluster file has new limits");
    }
    Referee.compare(staging, source, prod, parent + "/one").assertEqual();
    Referee.compare(staging, source, prod, parent + "/other").assertEqual();
  }

  /** Replaces the file in one step, as the guide says. */
  private Path write(Path directory, String limit) throws IOException {
    String users = "\"allowed_users\": [\"*\"]";
    Path file =
        Files.writeString(
            directory.resolve("clusters.new"),
            "{\"clusters\": ["
                + CopyLab.entry(staging, users)
                + ", "
                + CopyLab.entry(prod, users + ", " + limit)
                + "]}");
    return Files.move(
        file, directory.resolve("clusters.json"), StandardCopyOption.REPLACE_EXISTING);
  }
}
