package io.howdah.oozie;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.lab.HdfsCluster;
import io.howdah.lab.LabClusters;
import io.howdah.lab.OozieJobs;
import io.howdah.lab.OozieServer;
import io.howdah.lab.Referee;
import io.howdah.lab.TreeSpec;
import java.io.StringReader;
import java.util.Map;
import java.util.Properties;
import org.apache.oozie.client.CoordinatorAction;
import org.apache.oozie.client.OozieClient;
import org.apache.oozie.client.WorkflowAction;
import org.apache.oozie.client.WorkflowJob.Status;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What Oozie and its surroundings do to a workflow while a copy is under way. */
@Order(Integer.MAX_VALUE) // it is long
class LifecycleIT {
  private static final int FILES = 200;

  /** One file at a time, so that a test has the time to do something in the middle. */
  private static final String SLOWLY = "<threads>1</threads>";

  @RegisterExtension
  static final CopyServer SERVER =
      CopyServer.of(
          // Their NameNodes are stopped.
          LabClusters.ofItsOwn(
              HdfsCluster.builder("staging")
                  .dataNodes(1)
                  // Oozie's requests to its own file system fail at once.
                  .set("ipc.client.connect.max.retries", "0"),
              HdfsCluster.builder("prod").dataNodes(1)),
          (staging, prod, directory) ->
              CopyLab.server("lifecycle", staging, CopyLab.clustersFile(directory, staging, prod))
                  .property("oozie.action.retry.interval", "1"));

  private final OozieServer oozie = SERVER.oozie();
  private final HdfsCluster staging = SERVER.staging();
  private final HdfsCluster prod = SERVER.prod();
  private final OozieJobs jobs = SERVER.jobs();
  private final String source = SERVER.newSource();
  private final String parent = SERVER.newParent();
  private final String target = parent + "/copy";
  private final CopiedTree copied = new CopiedTree(prod, target);

  @Test
  void resumesWhenTheServerWasStoppedInGoodOrder() throws Exception {
    String job = copyUntilPublished(50, 1);

    oozie.stop();
    Map<String, Long> before = copied.published();
    assertThat(copied.temporaries()).isEmpty();
    oozie.start();

    assertSucceeded(job);
    assertThat(before).hasSizeLessThan(FILES);
    assertThat(copied.published()).containsAllEntriesOf(before);
    assertComplete(job, "copy");
  }

  @Test
  void checksAnewWhenTheServerWasStopped() throws Exception {
    staging.files().writeTree(source, TreeSpec.of(400, 100, 16));
    assertSucceeded(jobs.run(oozie, CopyLab.copying(source, target, "")));
    String job =
        jobs.run(
            oozie,
            CopyLab.copying(source, target, "<check/>" + SLOWLY)
                .replace("['filesCopied'] gt 0", "['filesEqual'] gt 0"));
    OozieJobs.await(() -> CopyLab.copies(oozie), checks -> checks);

    oozie.stop();
    oozie.start();

    assertSucceeded(job);
    assertThat(jobs.log(oozie, job)).contains("Comparing ", " again.");
    assertThat(jobs.action(oozie, job, "copy").getData())
        .contains("filesEqual=400\n", "outcome=Equal");
  }

  @Test
  void copiesOnWhileTheWorkflowIsSuspended() throws Exception {
    String job = copyUntilPublished(20, 2);

    OozieJobs.client(oozie).suspend(job);
    awaitAction(job, WorkflowAction.Status.DONE);
    Map<String, Long> before = copied.published();
    assertThat(before).hasSize(FILES);
    OozieJobs.client(oozie).resume(job);

    assertSucceeded(job);
    assertThat(copied.published()).isEqualTo(before);
    assertComplete(job, "copy");
  }

  @Test
  void goesOnFromWhereItWasWhenTheWorkflowRetries() throws Exception {
    String job = failAtTheFirstFile("retry-max=\"1\" retry-interval=\"0\"");
    Map<String, Long> before = copied.published();
    staging.files().setPermission(firstFile(), 0644);

    assertSucceeded(job);
    assertThat(jobs.action(oozie, job, "copy").getUserRetryCount()).isEqualTo(1);
    assertThat(before).isNotEmpty();
    assertThat(copied.published()).containsAllEntriesOf(before);
    assertComplete(job, "copy");
  }

  @Test
  void isKilledWhileItWaitsForTheWorkflowsNextTry() throws Exception {
    String job = failAtTheFirstFile("retry-max=\"1\" retry-interval=\"1\"");
    awaitAction(job, WorkflowAction.Status.USER_RETRY);

    OozieJobs.client(oozie).kill(job);

    assertThat(jobs.awaitEnd(oozie, job)).isEqualTo(Status.KILLED);
    assertThat(jobs.action(oozie, job, "copy").getStatus()).isEqualTo(WorkflowAction.Status.KILLED);
    assertThat(CopyLab.copies(oozie)).isFalse();
    assertThat(copied.temporaries()).isEmpty();
    assertThat(staging.files().status("/user/alice/howdah-lab/" + job)).isEmpty();
  }

  @Test
  void copiesOnlyWhatIsMissingWhenTheWorkflowIsRunAgain() throws Exception {
    String job = failAtTheFirstFile("");
    assertThat(jobs.awaitEnd(oozie, job)).isEqualTo(Status.KILLED);
    Map<String, Long> before = copied.published();
    staging.files().setPermission(firstFile(), 0644);
    // As a server leaves it that dies while it copies.
    prod.filesAs("alice").write(target + "/.file-000000.howdah-" + runId(job) + "-1", 100, 1);

    jobs.rerun(oozie, job, Map.of(OozieClient.RERUN_FAIL_NODES, "true"));

    assertSucceeded(job);
    assertThat(copied.published()).containsAllEntriesOf(before).hasSize(FILES);
    assertThat(jobs.action(oozie, job, "copy").getData())
        .contains("filesCopied=1\n")
        .contains("filesSkipped=" + (FILES - 1));
    assertThat(copied.temporaries()).isEmpty();
    Referee.compare(staging, source, prod, target).assertEqual();
  }

  @Test
  void leavesItsFiguresToARerunThatSkipsIt() throws Exception {
    staging.files().writeTree(source, TreeSpec.of(10, 2_000, 6));
    String workflow =
        CopyLab.copying(source, target, "").replace("/user/${wf:user()}/loaded", "${loaded}");
    String job = jobs.run(oozie, workflow, Map.of("loaded", "/not-for-alice"));
    assertThat(jobs.awaitEnd(oozie, job)).isEqualTo(Status.KILLED);
    Map<String, Long> before = copied.published();

    jobs.rerun(
        oozie, job, Map.of(OozieClient.RERUN_SKIP_NODES, "copy", "loaded", "/user/alice/loaded"));

    assertSucceeded(job);
    assertThat(copied.published()).isEqualTo(before).hasSize(10);
    assertThat(staging.files().status("/user/alice/loaded/" + job)).isPresent();
    Referee.compare(staging, source, prod, target).assertEqual();
  }

  @Test
  void waitsForADestinationThatIsAway() throws Exception {
    String job = copyUntilPublished(20, 7);
    Map<String, Long> before = copied.published();

    prod.stopNameNode(0);
    try {
      OozieJobs.await(
          () -> jobs.action(oozie, job, "copy").getExternalStatus(),
          status -> status.startsWith("WAITING for retry 1 of 3"));
    } finally {
      prod.startNameNode(0);
    }

    assertSucceeded(job);
    assertThat(copied.published()).containsAllEntriesOf(before);
    assertComplete(job, "copy");
  }

  @Test
  void outlivesThatOoziesOwnFileSystemIsAway() throws Exception {
    String job = copyUntilPublished(20, 8);
    Map<String, Long> before = copied.published();

    staging.stopNameNode(0);
    try {
      // Oozie itself would try again three times, and then suspend the workflow.
      OozieJobs.await(() -> failedChecks(job), count -> count > 3);
      assertThat(jobs.action(oozie, job, "copy").getErrorCode()).isEqualTo("HOWDAH_RUN_STATE_LOST");
    } finally {
      staging.startNameNode(0);
    }

    assertSucceeded(job);
    assertThat(copied.published()).containsAllEntriesOf(before);
    assertComplete(job, "copy");
  }

  @Test
  void beginsAnewWhenItsRecordsWereDeleted() throws Exception {
    String job = copyUntilPublished(20, 15);
    Map<String, Long> before = copied.published();

    staging.files().delete("/user/alice/howdah-lab/" + job);

    assertSucceeded(job);
    assertThat(copied.published()).containsAllEntriesOf(before);
    assertThat(jobs.action(oozie, job, "copy").getData()).doesNotContain("filesSkipped=0");
    assertThat(copied.temporaries()).isEmpty();
    Referee.compare(staging, source, prod, target).assertEqual();
  }

  @Test
  void takesTheErrorTransitionWhereTheUserMayNotWriteItsRecords() throws Exception {
    OozieJobs bobs = new OozieJobs(staging, "bob");
    prod.files().setOwner(parent, "bob", "bob");
    staging.files().mkdirs("/user/bob/howdah-lab");
    staging.files().setPermission("/user/bob/howdah-lab", 0755);
    staging.files().writeTree(source, TreeSpec.of(10, 2_000, 9));
    String job = bobs.run(oozie, CopyLab.copying(source, target, ""));
    assertThat(bobs.awaitEnd(oozie, job)).isEqualTo(Status.KILLED);
    WorkflowAction copy = bobs.action(oozie, job, "copy");
    assertThat(copy.getErrorCode()).isEqualTo("HOWDAH_PERMISSION_DENIED");
    assertThat(copy.getErrorMessage())
        .startsWith("The copy keeps its records in the home directory of its user")
        .contains("user=bob, access=WRITE")
        .hasLineCount(1);

    staging.files().setOwner("/user/bob/howdah-lab", "bob", "bob");
    bobs.rerun(oozie, job, Map.of(OozieClient.RERUN_FAIL_NODES, "true"));

    assertSucceeded(job);
    Referee.compare(staging, source, prod, target).assertEqual();
  }

  @Test
  void copiesInAForkOfAWorkflowWithGlobalSettings() throws Exception {
    staging.files().writeTree(source, TreeSpec.of(20, 2_000, 10));
    String job = jobs.run(oozie, EnclosingWorkflows.fork(source, target, "left", "right"));

    assertSucceeded(job);
    for (String branch : new String[] {"left", "right"}) {
      assertThat(jobs.action(oozie, job, branch).getData()).contains("filesCopied=20");
      Referee.compare(staging, source, prod, target + "/" + branch).assertEqual();
    }
    assertThat(copied.temporaries()).isEmpty();
  }

  @Test
  void copiesForASubWorkflowOfACoordinator() throws Exception {
    staging.files().writeTree(source, TreeSpec.of(20, 2_000, 11));
    String child = jobs.write(CopyLab.copying(source, target, ""));

    String coordinator =
        jobs.coordinate(
            oozie, EnclosingWorkflows.once(jobs.write(EnclosingWorkflows.parentOf(child))));

    jobs.awaitFirstAction(oozie, coordinator, CoordinatorAction.Status.SUCCEEDED);
    assertThat(copied.temporaries()).isEmpty();
    Referee.compare(staging, source, prod, target).assertEqual();
  }

  @Test
  void stopsWhenTheParentOfItsWorkflowIsKilled() throws Exception {
    staging.files().writeTree(source, TreeSpec.of(FILES, 2_000, 12));
    String child = jobs.write(CopyLab.copying(source, target, SLOWLY));
    String job = jobs.run(oozie, EnclosingWorkflows.parentOf(child));
    awaitPublished(20);

    OozieJobs.client(oozie).kill(job);

    assertThat(jobs.awaitEnd(oozie, job)).isEqualTo(Status.KILLED);
    OozieJobs.await(() -> CopyLab.copies(oozie), copies -> !copies);
    assertThat(copied.published()).hasSizeLessThan(FILES);
    assertThat(copied.temporaries()).isEmpty();
  }

  /** Runs a copy until that many of its files are there; most of it is still to come. */
  private String copyUntilPublished(int files, int seed) throws Exception {
    staging.files().writeTree(source, TreeSpec.of(FILES, 2_000, seed));
    String job = jobs.run(oozie, CopyLab.copying(source, target, SLOWLY));
    awaitPublished(files);
    return job;
  }

  /** Runs a copy of which the first file cannot be read yet, and waits until that has failed. */
  private String failAtTheFirstFile(String attributes) throws Exception {
    staging.files().writeTree(source, TreeSpec.of(FILES, 2_000, source.hashCode()));
    staging.files().setPermission(firstFile(), 0600);
    String workflow =
        CopyLab.copying(source, target, SLOWLY)
            .replace("<action name=\"copy\">", "<action name=\"copy\" " + attributes + ">");
    String job = jobs.run(oozie, workflow);
    awaitPublished(20); // one after the other, so the first one has had its turn
    return job;
  }

  private String runId(String job) throws Exception {
    Properties data = new Properties();
    data.load(new StringReader(jobs.action(oozie, job, "copy").getData()));
    return data.getProperty("runId");
  }

  private String firstFile() {
    return source + "/file-000000";
  }

  private void awaitPublished(int files) throws Exception {
    OozieJobs.await(() -> copied.published().size(), count -> count >= files);
  }

  private void awaitAction(String job, WorkflowAction.Status status) throws Exception {
    OozieJobs.await(() -> jobs.action(oozie, job, "copy").getStatus(), status::equals);
  }

  private long failedChecks(String job) {
    return oozie
        .log()
        .lines()
        .filter(line -> line.contains(job) && line.contains("Exception while executing check()"))
        .count();
  }

  private void assertSucceeded(String job) throws Exception {
    assertThat(jobs.awaitEnd(oozie, job)).as(oozie.log()).isEqualTo(Status.SUCCEEDED);
  }

  private void assertComplete(String job, String action) throws Exception {
    assertThat(jobs.action(oozie, job, action).getData())
        .contains("filesCopied=" + FILES)
        .contains("filesVerified=" + FILES)
        .contains("filesSkipped=0");
    assertThat(copied.temporaries()).isEmpty();
    assertThat(staging.files().status("/user/alice/loaded/" + job)).isPresent();
    Referee.compare(staging, source, prod, target).assertEqual();
  }
}
