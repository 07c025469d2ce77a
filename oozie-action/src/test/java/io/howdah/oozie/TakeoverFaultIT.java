package io.howdah.oozie;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.lab.HdfsCluster;
import io.howdah.lab.LabClusters;
import io.howdah.lab.OozieDatabase;
import io.howdah.lab.OozieJobs;
import io.howdah.lab.OozieServer;
import io.howdah.lab.Referee;
import io.howdah.lab.Sweep;
import io.howdah.lab.TreeSpec;
import io.howdah.lab.ZooKeeperServer;
import java.nio.file.Path;
import java.util.Map;
import org.apache.oozie.client.WorkflowJob.Status;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One of two servers is lost in the middle of a copy, and the other goes on with it. The server
 * that a workflow is submitted to is the one that starts its copy.
 */
// The method below runs first, which NullAway does not see.
@SuppressWarnings("NullAway.Init")
@Order(1) // it is long
class TakeoverFaultIT {
  private static final int FILES = 300;

  // The renames in prod are counted.
  @RegisterExtension
  static final LabClusters LAB =
      LabClusters.ofItsOwn(HdfsCluster.builder("staging"), HdfsCluster.builder("prod"));

  private static OozieDatabase database;
  private static ZooKeeperServer zooKeeper;
  private static OozieServer patient;
  private static OozieServer quick;

  private final HdfsCluster staging = LAB.cluster("staging");
  private final HdfsCluster prod = LAB.cluster("prod");
  private final OozieJobs jobs = new OozieJobs(staging, "alice");
  private final String source = LAB.newDirectory("staging");
  private final String parent = LAB.newDirectory("prod");
  private final String target = parent + "/copy";
  private final CopiedTree copied = new CopiedTree(prod, target);

  @BeforeAll
  static void start(@TempDir Path directory) throws Exception {
    Path clusters = CopyLab.clustersFile(directory, LAB.cluster("staging"), LAB.cluster("prod"));
    database = OozieDatabase.start("takeover-database");
    zooKeeper = ZooKeeperServer.start("takeover-zookeeper");
    // The waiting server has a long lease timeout, so it takes over only what was released.
    patient = start("patient", clusters, "3600");
    quick = start("quick", clusters, "6");
  }

  private static OozieServer start(String name, Path clusters, String leaseTimeout) {
    return CopyLab.server(name, LAB.cluster("staging"), clusters)
        .database(database)
        .zooKeeper(zooKeeper)
        .property("oozie.zookeeper.session.timeout", "5")
        // By itself it would end when it wakes from a long pause, and so need no fence.
        .property("oozie.zookeeper.server.shutdown.ontimeout", "false")
        .property("oozie.howdah.lease.timeout", leaseTimeout)
        .start();
  }

  @AfterAll
  static void stop() {
    quick.close();
    patient.close();
    zooKeeper.close();
    database.close();
  }

  @BeforeEach
  void letAliceWrite() {
    prod.files().setOwner(parent, "alice", "alice");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 120, 260})
  void takesOverFromAServerThatDied(int filesBefore) throws Exception {
    assertTakesOver(filesBefore);
  }

  @Sweep
  @ParameterizedTest
  @ValueSource(ints = {1, 20, 50, 80, 150, 180, 210, 240})
  void takesOverFromAServerThatDiedAtEachMoment(int filesBefore) throws Exception {
    assertTakesOver(filesBefore);
  }

  private void assertTakesOver(int filesBefore) throws Exception {
    String job = copy(patient, filesBefore);
    awaitPublished(filesBefore);

    patient.kill();
    try {
      Map<String, Long> before = copied.published();
      assertThat(jobs.awaitEnd(quick, job)).as(quick.log()).isEqualTo(Status.SUCCEEDED);
      assertThat(before).hasSizeLessThan(FILES);
      assertThat(copied.published()).containsAllEntriesOf(before); // and not written again since
      assertComplete(job);
    } finally {
      patient.start();
    }
  }

  @Test
  void takesOverAtOnceFromAServerThatStopsInGoodOrder() throws Exception {
    String job = copy(quick, 7);
    awaitPublished(100);

    quick.stop();
    try {
      Map<String, Long> before = copied.published();
      assertThat(jobs.awaitEnd(patient, job)).as(patient.log()).isEqualTo(Status.SUCCEEDED);
      assertThat(before).hasSizeLessThan(FILES);
      assertThat(copied.published()).containsAllEntriesOf(before);
      assertComplete(patient, job);
    } finally {
      quick.start();
    }
  }

  @Test
  void stopsTheCopyOfTheOtherServerWhenTheWorkflowIsKilled() throws Exception {
    String job = copy(patient, 11);
    awaitPublished(50);

    OozieJobs.client(quick).kill(job);

    assertThat(jobs.awaitEnd(quick, job)).isEqualTo(Status.KILLED);
    awaitIdle(patient);
    assertThat(copied.published()).hasSizeLessThan(FILES);
    assertThat(copied.temporaries()).isEmpty();
  }

  @Test
  void fencesOffAServerThatWakesWhileAnotherCopies() throws Exception {
    long renamed = prod.operationCount("FilesRenamed");
    String job = copy(patient, 13);
    awaitPublished(20);
    freezePatient(job);
    try {
      OozieJobs.await(() -> CopyLab.copies(quick), copies -> copies);
    } finally {
      patient.thaw();
    }

    assertThat(jobs.awaitEnd(quick, job)).as(quick.log()).isEqualTo(Status.SUCCEEDED);
    awaitIdle(patient);
    assertComplete(job);
    assertThat(jobs.log(patient, job)).contains("Another server has taken over this copy");
    // One for each file: no server has published a file that the other had published.
    assertThat(prod.operationCount("FilesRenamed") - renamed).isEqualTo(FILES);
  }

  @Test
  void fencesOffAServerThatWakesWhenAllIsDone() throws Exception {
    String job = copy(patient, 17);
    awaitPublished(20);
    freezePatient(job);
    Map<String, Long> after;
    String data;
    try {
      assertThat(jobs.awaitEnd(quick, job)).as(quick.log()).isEqualTo(Status.SUCCEEDED);
      after = copied.published();
      data = jobs.action(quick, job, "copy").getData();
    } finally {
      patient.thaw();
    }

    awaitIdle(patient);
    assertThat(copied.published()).isEqualTo(after);
    assertThat(jobs.action(patient, job, "copy").getData()).isEqualTo(data);
    assertComplete(job);
  }

  private String copy(OozieServer server, int seed) throws Exception {
    staging.files().writeTree(source, TreeSpec.of(FILES, 2_000, seed));
    return jobs.run(server, CopyLab.copying(source, target, "<threads>1</threads>"));
  }

  private void awaitPublished(int files) throws Exception {
    OozieJobs.await(() -> copied.published().size(), count -> count >= files);
  }

  /**
   * Freezes it when Oozie has just stored its progress: within a transaction it would keep a part
   * of the database locked, which another server could not get past.
   */
  private void freezePatient(String job) throws Exception {
    String shown = progress(job);
    OozieJobs.await(() -> progress(job), progress -> !progress.equals(shown));
    patient.freeze();
  }

  private String progress(String job) throws Exception {
    return jobs.action(quick, job, "copy").getExternalStatus();
  }

  private static void awaitIdle(OozieServer server) throws Exception {
    OozieJobs.await(() -> CopyLab.copies(server), copies -> !copies);
  }

  private void assertComplete(String job) throws Exception {
    assertComplete(quick, job);
  }

  private void assertComplete(OozieServer server, String job) throws Exception {
    assertThat(jobs.action(server, job, "copy").getData())
        .contains("filesCopied=" + FILES)
        .contains("filesVerified=" + FILES)
        .contains("filesSkipped=0");
    assertThat(copied.temporaries()).isEmpty();
    assertThat(staging.files().status("/user/alice/loaded/" + job)).isPresent();
    Referee.compare(staging, source, prod, target).assertEqual();
  }
}
