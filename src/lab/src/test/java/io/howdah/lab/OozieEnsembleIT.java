package io.howdah.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.oozie.client.CoordinatorAction;
import org.apache.oozie.client.Job;
import org.apache.oozie.client.WorkflowJob.Status;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two servers of which either does what the other began. */
// The method below runs first, which NullAway does not see.
@SuppressWarnings("NullAway.Init")
class OozieEnsembleIT {
  @RegisterExtension static final LabClusters LAB = LabClusters.of(HdfsCluster.builder("staging"));

  private static OozieDatabase database;
  private static ZooKeeperServer zooKeeper;
  private static OozieServer one;
  private static OozieServer other;

  private final HdfsCluster cluster = LAB.cluster("staging");
  private final OozieJobs jobs = new OozieJobs(cluster, "alice");

  @BeforeAll
  static void start() {
    database = OozieDatabase.start("oozie-database");
    zooKeeper = ZooKeeperServer.start("oozie-zookeeper");
    one = start("oozie-one");
    other = start("oozie-other");
  }

  @AfterAll
  static void stop() {
    other.close();
    one.close();
    zooKeeper.close();
    database.close();
  }

  @Test
  void formAnEnsemble() throws Exception {
    for (OozieServer server : new OozieServer[] {one, other}) {
      OozieJobs.await(
          () -> OozieJobs.client(server).getAvailableOozieServers(),
          servers ->
              one.url().equals(servers.get("oozie-one"))
                  && other.url().equals(servers.get("oozie-other")));
    }
  }

  @Test
  void showEachOthersWorkflows() throws Exception {
    String job = jobs.run(one, OozieJobs.makingDirectory("/user/alice/by-one"));

    assertThat(jobs.awaitEnd(other, job)).isEqualTo(Status.SUCCEEDED);
    assertThat(jobs.log(other, job)).contains("SERVER[oozie-one]").contains("JOB[" + job + "]");
  }

  @Test
  void finishWhatTheOtherLeftBehind() throws Exception {
    cluster.filesAs("alice").mkdirs("/user/alice/input");
    String job = jobs.coordinate(one, waitingFor("/user/alice/input/ready"));
    jobs.awaitFirstAction(one, job, CoordinatorAction.Status.WAITING);

    one.kill();
    try {
      cluster.filesAs("alice").writeText("/user/alice/input/ready", "");
      assertThat(jobs.awaitCoordinatorEnd(other, job)).isEqualTo(Job.Status.SUCCEEDED);
      assertThat(cluster.files().status("/user/alice/after-input")).isPresent();
    } finally {
      one.start();
    }
  }

  /** A coordinator of one action, which waits for a file. */
  private String waitingFor(String file) {
    Instant start = Instant.now().truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofMinutes(1));
    return """
        <coordinator-app name="waiting" frequency="10" timezone="UTC" start="%1$s" end="%2$s"
            xmlns="uri:oozie:coordinator:0.4">
          <datasets>
            <dataset name="input" frequency="10" initial-instance="%1$s" timezone="UTC">
              <uri-template>${nameNode}%3$s</uri-template>
              <done-flag></done-flag>
            </dataset>
          </datasets>
          <input-events>
            <data-in name="input" dataset="input"><instance>${coord:current(0)}</instance></data-in>
          </input-events>
          <action>
            <workflow><app-path>${nameNode}%4$s</app-path></workflow>
          </action>
        </coordinator-app>
        """
        .formatted(
            minute(start),
            minute(start.plus(Duration.ofMinutes(5))),
            file,
            jobs.write(OozieJobs.makingDirectory("/user/alice/after-input")));
  }

  private static String minute(Instant time) {
    return time.toString().replaceFirst(":00Z$", "Z");
  }

  private static OozieServer start(String name) {
    return OozieServer.builder(name)
        .home(LAB.cluster("staging"))
        .database(database)
        .zooKeeper(zooKeeper)
        .quickIntervals()
        .start();
  }
}
