package io.howdah.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.oozie.client.OozieClient;
import org.apache.oozie.client.OozieClientException;
import org.apache.oozie.client.WorkflowJob;

/** Workflows of a user, submitted to a server by Oozie's own client. */
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

  /** Submits and starts a workflow with this text, and returns its id. */
  String run(OozieServer oozie, String workflow) throws OozieClientException {
    String directory = "/user/" + user + "/" + Integer.toHexString(workflow.hashCode());
    home.filesAs(user).writeText(directory + "/workflow.xml", workflow);
    OozieClient client = client(oozie);
    Properties properties = client.createConfiguration();
    properties.setProperty(OozieClient.APP_PATH, home.hdfsUri() + directory);
    properties.setProperty(OozieClient.USER_NAME, user);
    properties.setProperty("nameNode", home.hdfsUri().toString());
    return client.run(properties);
  }

  /** Waits until a job has ended, and returns how. */
  WorkflowJob.Status awaitEnd(OozieServer oozie, String job) throws Exception {
    Instant deadline = Instant.now().plus(LONG);
    while (true) {
      WorkflowJob.Status status = status(oozie, job);
      if (status != WorkflowJob.Status.RUNNING && status != WorkflowJob.Status.PREP) {
        return status;
      }
      assertThat(Instant.now()).as("%s is %s", job, status).isBefore(deadline);
      TimeUnit.MILLISECONDS.sleep(100);
    }
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

  private static OozieClient client(OozieServer oozie) {
    return new OozieClient(oozie.url());
  }
}
