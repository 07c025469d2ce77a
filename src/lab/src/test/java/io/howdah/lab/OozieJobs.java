package io.howdah.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.oozie.client.CoordinatorAction;
import org.apache.oozie.client.CoordinatorJob;
import org.apache.oozie.client.Job;
import org.apache.oozie.client.OozieClient;
import org.apache.oozie.client.OozieClientException;
import org.apache.oozie.client.WorkflowJob;

/** Jobs of a user, submitted to a server by Oozie's own client. */
final class OozieJobs {
  private static final Duration LONG = Duration.ofMinutes(3);

  private final HdfsCluster home;
  private final String user;

  OozieJobs(HdfsCluster home, String user) {
    this.home = home;
    this.user = user;
    home.files().mkdirs("/user/" + user);
    home.files().setOwner("/user/" + user, user, user);
  }

  /** A workflow that makes a directory of the home cluster. */
  static String makingDirectory(String path) {
    return """
        <workflow-app name="directory" xmlns="uri:oozie:workflow:1.0">
          <start to="make"/>
          <action name="make">
            <fs><mkdir path="${nameNode}%s"/></fs>
            <ok to="end"/>
            <error to="fail"/>
          </action>
          <kill name="fail"><message>${wf:errorMessage(wf:lastErrorNode())}</message></kill>
          <end name="end"/>
        </workflow-app>
        """
        .formatted(path);
  }

  /** Writes a workflow to the home cluster and returns its directory there. */
  String write(String workflow) {
    String directory = "/user/" + user + "/" + Integer.toHexString(workflow.hashCode());
    home.filesAs(user).writeText(directory + "/workflow.xml", workflow);
    return directory;
  }

  /** Submits and starts a workflow, and returns its id. */
  String run(OozieServer oozie, String workflow) throws OozieClientException {
    return run(oozie, OozieClient.APP_PATH, write(workflow));
  }

  /** Submits a coordinator, and returns its id. */
  String coordinate(OozieServer oozie, String coordinator) throws OozieClientException {
    String directory = "/user/" + user + "/" + Integer.toHexString(coordinator.hashCode());
    home.filesAs(user).writeText(directory + "/coordinator.xml", coordinator);
    return run(oozie, OozieClient.COORDINATOR_APP_PATH, directory);
  }

  /** Waits until a workflow has ended, and returns how. */
  WorkflowJob.Status awaitEnd(OozieServer oozie, String job) throws Exception {
    return await(
        () -> status(oozie, job),
        status -> status != WorkflowJob.Status.RUNNING && status != WorkflowJob.Status.PREP);
  }

  /** Waits until a coordinator has ended, and returns how. */
  Job.Status awaitCoordinatorEnd(OozieServer oozie, String job) throws Exception {
    return await(
        () -> coordinator(oozie, job).getStatus(),
        status ->
            status != Job.Status.RUNNING
                && status != Job.Status.PREP
                && status != Job.Status.RUNNINGWITHERROR);
  }

  /** Waits until a coordinator's first action is in this state. */
  void awaitFirstAction(OozieServer oozie, String job, CoordinatorAction.Status status)
      throws Exception {
    await(
        () -> coordinator(oozie, job).getActions(),
        actions -> !actions.isEmpty() && actions.get(0).getStatus() == status);
  }

  WorkflowJob.Status status(OozieServer oozie, String job) throws OozieClientException {
    return client(oozie).getJobInfo(job).getStatus();
  }

  /** What {@code oozie job -log} prints. */
  String log(OozieServer oozie, String job) throws Exception {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    client(oozie)
        .getJobLog(job, null, null, null, new PrintStream(log, false, StandardCharsets.UTF_8));
    return log.toString(StandardCharsets.UTF_8);
  }

  static OozieClient client(OozieServer oozie) {
    return new OozieClient(oozie.url());
  }

  /** Waits until something is as it shall be, and returns it. */
  static <T> T await(Question<T> question, Condition<T> condition) throws Exception {
    Instant deadline = Instant.now().plus(LONG);
    while (true) {
      T answer = question.ask();
      if (condition.holds(answer)) {
        return answer;
      }
      assertThat(Instant.now()).as("time left, with %s", answer).isBefore(deadline);
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  interface Question<T> {
    T ask() throws Exception;
  }

  interface Condition<T> {
    boolean holds(T answer);
  }

  private String run(OozieServer oozie, String kind, String directory) throws OozieClientException {
    OozieClient client = client(oozie);
    Properties properties = client.createConfiguration();
    properties.setProperty(kind, home.hdfsUri() + directory);
    properties.setProperty(OozieClient.USER_NAME, user);
    properties.setProperty("nameNode", home.hdfsUri().toString());
    return client.run(properties);
  }

  private static CoordinatorJob coordinator(OozieServer oozie, String job)
      throws OozieClientException {
    return client(oozie).getCoordJobInfo(job);
  }
}
