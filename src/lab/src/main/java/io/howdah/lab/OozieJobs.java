package io.howdah.lab;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.oozie.client.CoordinatorAction;
import org.apache.oozie.client.CoordinatorJob;
import org.apache.oozie.client.Job;
import org.apache.oozie.client.OozieClient;
import org.apache.oozie.client.OozieClientException;
import org.apache.oozie.client.WorkflowAction;
import org.apache.oozie.client.WorkflowJob;

/** Jobs of a user, submitted to a server by Oozie's own client. Waiting has its limit. */
public final class OozieJobs {
  private static final Duration LONG = Duration.ofMinutes(8);
  private static final Map<String, OozieClient> CLIENTS = new ConcurrentHashMap<>();

  private final HdfsCluster home;
  private final String user;

  /** Jobs of a user, whose home directory is made where it is missing. */
  public OozieJobs(HdfsCluster home, String user) {
    this.home = home;
    this.user = user;
    home.files().mkdirs("/user/" + user);
    home.files().setOwner("/user/" + user, user, user);
  }

  /** A workflow that makes a directory of the home cluster. */
  public static String makingDirectory(String path) {
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
  public String write(String workflow) {
    String directory = "/user/" + user + "/" + Integer.toHexString(workflow.hashCode());
    home.filesAs(user).writeText(directory + "/workflow.xml", workflow);
    return directory;
  }

  /** Submits and starts a workflow, and returns its id. */
  public String run(OozieServer oozie, String workflow) throws OozieClientException {
    return run(oozie, workflow, Map.of());
  }

  /** Submits and starts a workflow with these job properties, and returns its id. */
  public String run(OozieServer oozie, String workflow, Map<String, String> properties)
      throws OozieClientException {
    return submit(oozie, OozieClient.APP_PATH, write(workflow), properties);
  }

  /** Submits a coordinator, and returns its id. */
  public String coordinate(OozieServer oozie, String coordinator) throws OozieClientException {
    String directory = "/user/" + user + "/" + Integer.toHexString(coordinator.hashCode());
    home.filesAs(user).writeText(directory + "/coordinator.xml", coordinator);
    return submit(oozie, OozieClient.COORDINATOR_APP_PATH, directory, Map.of());
  }

  /**
   * Submits any job.
   *
   * @param kind the property that names its directory, such as {@link OozieClient#APP_PATH}
   * @param directory its path on the home cluster
   */
  public String submit(
      OozieServer oozie, String kind, String directory, Map<String, String> properties)
      throws OozieClientException {
    Properties all = properties(oozie, properties);
    all.setProperty(kind, home.hdfsUri() + directory);
    return client(oozie).run(all);
  }

  /**
   * Runs a workflow again that has ended.
   *
   * @param properties what is left out, and what is other than it was
   */
  public void rerun(OozieServer oozie, String job, Map<String, String> properties)
      throws OozieClientException {
    Properties all = properties(oozie, properties);
    all.setProperty(OozieClient.APP_PATH, client(oozie).getJobInfo(job).getAppPath());
    client(oozie).reRun(job, all);
  }

  /** Waits until a workflow has ended, and returns how. */
  public WorkflowJob.Status awaitEnd(OozieServer oozie, String job) throws Exception {
    return await(
        () -> status(oozie, job),
        status -> status != WorkflowJob.Status.RUNNING && status != WorkflowJob.Status.PREP);
  }

  /** Waits until a coordinator has ended, and returns how. */
  public Job.Status awaitCoordinatorEnd(OozieServer oozie, String job) throws Exception {
    return await(
        () -> coordinator(oozie, job).getStatus(),
        status ->
            status != Job.Status.RUNNING
                && status != Job.Status.PREP
                && status != Job.Status.RUNNINGWITHERROR);
  }

  /** Waits until a coordinator's first action is in this state. */
  public void awaitFirstAction(OozieServer oozie, String job, CoordinatorAction.Status status)
      throws Exception {
    await(
        () -> coordinator(oozie, job).getActions(),
        actions -> !actions.isEmpty() && actions.get(0).getStatus() == status);
  }

  public WorkflowJob.Status status(OozieServer oozie, String job) throws OozieClientException {
    return client(oozie).getJobInfo(job).getStatus();
  }

  /** Oozie's status of one action of a workflow that has started. */
  public WorkflowAction action(OozieServer oozie, String job, String name)
      throws OozieClientException {
    return client(oozie).getWorkflowActionInfo(job + "@" + name);
  }

  /** What {@code oozie job -log} prints. */
  public String log(OozieServer oozie, String job) throws Exception {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    client(oozie)
        .getJobLog(job, null, null, null, new PrintStream(log, false, StandardCharsets.UTF_8));
    return log.toString(StandardCharsets.UTF_8);
  }

  /**
   * Oozie's client. There is one for each server: a new one requests the server's versions first.
   */
  public static OozieClient client(OozieServer oozie) {
    return CLIENTS.computeIfAbsent(oozie.url(), url -> new OozieClient(url));
  }

  /**
   * Repeats the request until the value is as expected, and returns it.
   *
   * @throws LabException if it is not within minutes
   */
  public static <T> T await(Callable<T> question, Predicate<T> condition) throws Exception {
    long deadline = System.nanoTime() + LONG.toNanos();
    while (true) {
      T answer = question.call();
      if (condition.test(answer)) {
        return answer;
      }
      if (System.nanoTime() > deadline) {
        throw new LabException(
            "timeout", "Waited for " + LONG + " in vain; the answer was " + answer);
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  private Properties properties(OozieServer oozie, Map<String, String> properties) {
    Properties all = client(oozie).createConfiguration();
    all.putAll(properties);
    all.setProperty(OozieClient.USER_NAME, user);
    all.setProperty("nameNode", home.hdfsUri().toString());
    return all;
  }

  private static CoordinatorJob coordinator(OozieServer oozie, String job)
      throws OozieClientException {
    return client(oozie).getCoordJobInfo(job);
  }
}
