package io.howdah.examples;

import static io.howdah.examples.ExampleJobs.data;
import static io.howdah.examples.ExampleJobs.describe;
import static io.howdah.examples.ExampleJobs.node;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.lab.Referee;
import io.howdah.lab.TreeSpec;
import java.util.HashMap;
import java.util.Map;
import org.apache.oozie.client.WorkflowJob;
import org.apache.oozie.client.WorkflowJob.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The example retries, each of its branches. */
class RetriesIT {
  @RegisterExtension static final ExampleLab LAB = new ExampleLab();

  private final String source = LAB.newDirectory(LAB.staging()) + "/outgoing";
  private final String targetHome = LAB.newDirectory(LAB.prod());
  private final String target = targetHome + "/incoming";
  private final ExampleJobs jobs = LAB.jobs("retries");

  @Test
  void succeedsOnceTheSourceHasCome() throws Exception {
    Map<String, String> values = values(500);

    String id = jobs.run(values);
    jobs.await(
        id,
        job ->
            job.getActions().stream().anyMatch(action -> action.getUserRetryCount() > 0)
                || job.getStatus() == Status.KILLED);
    LAB.staging().files().writeTree(source + "-new", TreeSpec.of(5, 1_000, 1));
    LAB.staging().files().rename(source + "-new", source);
    WorkflowJob job = jobs.awaitEnd(id);

    assertThat(job.getStatus()).as(describe(job)).isEqualTo(Status.SUCCEEDED);
    assertThat(node(job, "copy").getUserRetryCount()).isPositive();
    assertThat(data(job, "copy")).containsEntry("filesCopied", "5");
    Referee.compare(LAB.staging(), source, LAB.prod(), target).assertEqual();
  }

  @Test
  void tellsThatTheSourceHasNotCome() throws Exception {
    WorkflowJob job = jobs.runToEnd(values(2));

    assertKilledAt(job, "not-there-yet", source);
    assertThat(node(job, "copy").getUserRetryCount()).isEqualTo(2);
  }

  @Test
  void tellsThatAClusterIsAway() throws Exception {
    Map<String, String> values = values(1);
    values.put("destinationCluster", "gone");
    LAB.staging().files().writeTree(source, TreeSpec.of(5, 1_000, 1));

    WorkflowJob job = jobs.runToEnd(values);

    assertKilledAt(job, "cluster-away", "http://localhost:1");
    assertThat(node(job, "copy").getUserRetryCount()).isEqualTo(1);
  }

  @Test
  void tellsThatSomeFilesFailed() throws Exception {
    LAB.staging().files().writeTree(source, TreeSpec.of(5, 1_000, 1));
    String secret = source + "/file-000002";
    LAB.staging().files().setPermission(secret, 0600);

    WorkflowJob job = jobs.runToEnd(values(1));

    assertKilledAt(job, "some-failed", secret);
    assertThat(node(job, "some-failed").getErrorMessage()).startsWith("1 files failed: ");
    LAB.staging().files().delete(secret);
    Referee.compare(LAB.staging(), source, LAB.prod(), target).assertEqual();
  }

  @Test
  void asksSomebodyAboutWhatNoRetryMends() throws Exception {
    LAB.staging().files().writeTree(source, TreeSpec.of(5, 1_000, 1));
    Map<String, String> values = values(3);
    values.put("destinationCluster", "unheard-of");

    WorkflowJob job = jobs.runToEnd(values);

    assertKilledAt(job, "ask-somebody", "HOWDAH_UNKNOWN_CLUSTER");
    assertThat(node(job, "copy").getUserRetryCount()).isZero();
  }

  private Map<String, String> values(int retries) {
    Map<String, String> values = new HashMap<>();
    values.put("sourcePath", source);
    values.put("destinationPath", target);
    values.put("retryMax", Integer.toString(retries));
    values.put("retryInterval", "0");
    return values;
  }

  private static void assertKilledAt(WorkflowJob job, String node, String message) {
    assertThat(job.getStatus()).as(describe(job)).isEqualTo(Status.KILLED);
    assertThat(node(job, node).getErrorMessage()).as(describe(job)).contains(message);
  }
}
