package io.howdah.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.lab.HdfsCluster;
import io.howdah.lab.OozieJobs;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.oozie.client.OozieClient;
import org.apache.oozie.client.OozieClientException;
import org.apache.oozie.client.WorkflowAction;
import org.apache.oozie.client.WorkflowJob;

/**
 * Jobs of one example, run as its README says: its files on HDFS, its properties, Oozie's client.
 */
final class ExampleJobs {
  private final Example example;
  private final String jobFile;
  private final OozieClient client;
  private final HdfsCluster home;
  private final String directory;

  /**
   * Puts the files of the example onto HDFS.
   *
   * @param jobFile the properties of the jobs, such as {@code job.properties}
   */
  ExampleJobs(ExampleLab lab, Example example, String jobFile) {
    this.example = example;
    this.jobFile = jobFile;
    this.client = new OozieClient(lab.oozie().url());
    this.home = lab.staging();
    this.directory = "/user/" + ExampleLab.USER + "/examples/" + example.name();
    for (Path file : example.files()) {
      put(file.getFileName().toString(), bytes(file));
    }
  }

  /** The codes that the example {@code retries} tells the administrator to list. */
  static String retriedCodes() {
    Matcher value =
        Pattern.compile("user\\.retry\\.error\\.code\\.ext</name>\\s*<value>(.*)</value>")
            .matcher(Example.named("retries").text("README.md"));
    assertThat(value.find()).isTrue();
    return value.group(1);
  }

  /** Writes a file that the README tells the user to add or to change. */
  void put(String file, byte[] content) {
    home.filesAs(ExampleLab.USER).write(directory + "/" + file, content);
  }

  OozieClient client() {
    return client;
  }

  /**
   * Submits and starts a job.
   *
   * @param values in the place of those that the file of properties has
   * @return its id
   */
  String run(Map<String, String> values) throws OozieClientException {
    return client.run(properties(values));
  }

  /** Runs a workflow to its end. */
  WorkflowJob runToEnd(Map<String, String> values) throws Exception {
    return awaitEnd(run(values));
  }

  /**
   * Runs a job again, to its end.
   *
   * @param how {@code oozie.wf.rerun...}, and its value
   */
  WorkflowJob rerunToEnd(String job, Map<String, String> values, String how, String value)
      throws Exception {
    Properties properties = properties(values);
    properties.setProperty(how, value);
    client.reRun(job, properties);
    return awaitEnd(job);
  }

  WorkflowJob awaitEnd(String job) throws Exception {
    return await(
        job,
        each ->
            each.getStatus() != WorkflowJob.Status.RUNNING
                && each.getStatus() != WorkflowJob.Status.PREP);
  }

  WorkflowJob await(String job, Predicate<WorkflowJob> condition) throws Exception {
    return OozieJobs.await(() -> client.getJobInfo(job), condition);
  }

  /** The names of the nodes that a workflow went through, those of Oozie's own left out. */
  static List<String> nodes(WorkflowJob job) {
    return job.getActions().stream()
        .map(WorkflowAction::getName)
        .filter(name -> !name.startsWith(":"))
        .toList();
  }

  /** A node that a workflow went through. */
  static WorkflowAction node(WorkflowJob job, String name) {
    return job.getActions().stream()
        .filter(action -> action.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No node " + name + " in " + describe(job)));
  }

  /** What a workflow learns of an action. */
  static Properties data(WorkflowJob job, String action) throws IOException {
    Properties data = new Properties();
    String text = node(job, action).getData();
    data.load(new StringReader(text == null ? "" : text));
    return data;
  }

  /** The job as a failed test shows it. */
  static String describe(WorkflowJob job) {
    StringBuilder text = new StringBuilder(job.getAppName() + " is " + job.getStatus());
    for (WorkflowAction action : job.getActions()) {
      text.append("\n  ").append(action.getName()).append(' ').append(action.getStatus());
      text.append(' ').append(action.getExternalStatus());
      text.append(' ').append(action.getErrorCode()).append(' ').append(action.getErrorMessage());
    }
    return text.toString();
  }

  private Properties properties(Map<String, String> values) {
    Properties properties = example.job(jobFile);
    assertThat(properties.stringPropertyNames()).containsAll(values.keySet());
    properties.putAll(values);
    properties.setProperty("nameNode", home.hdfsUri().toString());
    properties.setProperty(OozieClient.USER_NAME, ExampleLab.USER);
    return properties;
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
