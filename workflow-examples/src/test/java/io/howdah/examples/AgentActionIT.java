package io.howdah.examples;

import static io.howdah.examples.ExampleJobs.data;
import static io.howdah.examples.ExampleJobs.describe;
import static io.howdah.examples.ExampleJobs.node;
import static io.howdah.examples.ExampleJobs.nodes;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.lab.Referee;
import io.howdah.lab.TreeSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.oozie.client.WorkflowJob;
import org.apache.oozie.client.WorkflowJob.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The examples agent-shell and agent-java: the agent's real jar in containers of a real YARN. */
class AgentActionIT {
  @RegisterExtension static final ExampleLab LAB = new ExampleLab();

  private final String source = LAB.newDirectory(LAB.staging()) + "/outgoing";
  private final String target = LAB.newDirectory(LAB.prod()) + "/incoming";
  private final String marks = LAB.newDirectory(LAB.staging()) + "/marks";
  private final Map<String, String> values =
      Map.of(
          "resourceManager",
          LAB.yarn().resourceManager(),
          "sourcePath",
          source,
          "destinationPath",
          target,
          "marksPath",
          marks);

  @Test
  void shellLoadsWhatIsNewAndNothingTwice() throws Exception {
    loadsWhatIsNewAndNothingTwice(shell());
  }

  @Test
  void javaLoadsWhatIsNewAndNothingTwice() throws Exception {
    loadsWhatIsNewAndNothingTwice(java());
  }

  @Test
  void shellTellsWhatFailedAndWhatDidNot() throws Exception {
    LAB.staging().files().writeTree(source, TreeSpec.of(9, 1_000, 1));
    LAB.staging().files().write(source + "/secret", 1_000, 2);
    LAB.staging().files().setPermission(source + "/secret", 0600);

    WorkflowJob job = shell().runToEnd(values);

    assertThat(job.getStatus()).as(describe(job)).isEqualTo(Status.KILLED);
    assertThat(node(job, "failed").getErrorMessage())
        .isEqualTo("Exit code 6: 9 of 10 files copied, 1 failed");
    assertThat(LAB.staging().files().status(marks)).isEmpty();
    LAB.staging().files().delete(source + "/secret");
    Referee.compare(LAB.staging(), source, LAB.prod(), target).assertEqual();
  }

  @Test
  void javaTellsTheExitCode() throws Exception {
    WorkflowJob job = java().runToEnd(values);

    assertThat(job.getStatus()).as(describe(job)).isEqualTo(Status.KILLED);
    assertThat(node(job, "failed").getErrorMessage())
        .startsWith("copy: ")
        .endsWith("exit code [4]");
    assertThat(LAB.staging().files().status(marks)).isEmpty();
  }

  private void loadsWhatIsNewAndNothingTwice(ExampleJobs jobs) throws Exception {
    LAB.staging().files().writeTree(source, new TreeSpec(20, 3, 0, 5_000, 1));

    WorkflowJob first = jobs.runToEnd(values);

    assertThat(first.getStatus()).as(describe(first)).isEqualTo(Status.SUCCEEDED);
    assertThat(nodes(first)).contains("load");
    assertThat(data(first, "copy"))
        .containsEntry("outcome", "Successful")
        .containsEntry("filesCopied", "20");
    assertThat(LAB.staging().files().filePaths(marks)).containsExactly(marks + "/loaded");

    WorkflowJob second = jobs.runToEnd(values);

    assertThat(second.getStatus()).as(describe(second)).isEqualTo(Status.SUCCEEDED);
    assertThat(nodes(second)).doesNotContain("load");
    assertThat(data(second, "copy"))
        .containsEntry("filesCopied", "0")
        .containsEntry("filesSkipped", "20");
    Referee.compare(LAB.staging(), source, LAB.prod(), target).assertEqual();
  }

  private static ExampleJobs shell() throws IOException {
    ExampleJobs jobs = LAB.jobs("agent-shell");
    jobs.put("howdah-agent.jar", jar());
    jobs.put("clusters.json", clusters("agent-shell"));
    return jobs;
  }

  private static ExampleJobs java() throws IOException {
    ExampleJobs jobs = LAB.jobs("agent-java");
    jobs.put("lib/howdah-agent.jar", jar());
    jobs.put("clusters.json", clusters("agent-java"));
    return jobs;
  }

  private static byte[] jar() throws IOException {
    return Files.readAllBytes(Path.of(System.getProperty("agent.jar", "")));
  }

  /** The example's own file with the lab's urls and user. */
  private static byte[] clusters(String example) {
    return Example.named(example)
        .text("clusters.json")
        .replace("http://nn1.staging.example.com:9870", LAB.staging().urls().get(0).toString())
        .replace("http://nn1.prod.example.com:9870", LAB.prod().urls().get(0).toString())
        .replace("\"etl\"", "\"" + ExampleLab.USER + "\"")
        .getBytes(StandardCharsets.UTF_8);
  }
}
