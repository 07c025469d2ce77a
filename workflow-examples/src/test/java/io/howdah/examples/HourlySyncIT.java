package io.howdah.examples;

import static io.howdah.examples.ExampleJobs.data;
import static io.howdah.examples.ExampleJobs.node;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.lab.Referee;
import io.howdah.lab.TreeSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.oozie.client.Job;
import org.apache.oozie.client.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The example hourly-sync, each of its branches. */
class HourlySyncIT {
  @RegisterExtension static final ExampleLab LAB = new ExampleLab();

  private final String source = LAB.newDirectory(LAB.staging()) + "/stock";
  private final String destination = LAB.newDirectory(LAB.prod());
  private final String target = destination + "/stock";
  private final String backup = destination + "/backup";
  private final String alerts = LAB.newDirectory(LAB.staging()) + "/alerts";
  private final ExampleJobs jobs = LAB.jobs("hourly-sync");

  @BeforeEach
  void syncFirst() throws Exception {
    LAB.staging().files().writeTree(source, TreeSpec.of(40, 1_000, 1));
    assertThat(data(run("5%", Job.Status.SUCCEEDED), "sync")).containsEntry("filesCopied", "40");
  }

  @Test
  void copiesWhatChangedAndDeletesWhatIsGone() throws Exception {
    LAB.staging().files().delete(source + "/file-000001");
    LAB.staging().files().write(source + "/new", 1_000, 100);

    WorkflowJob hour = run("5%", Job.Status.SUCCEEDED);

    assertThat(data(hour, "sync"))
        .containsEntry("filesCopied", "1")
        .containsEntry("filesDeleted", "1")
        .containsEntry("filesSkipped", "39");
    assertThat(LAB.prod().files().filePaths(backup)).hasSize(1);
    Referee.compare(LAB.staging(), source, LAB.prod(), target).assertEqual();
    assertThat(LAB.staging().files().status(alerts)).isEmpty();
  }

  @Test
  void deletesNothingWhereTooMuchIsGoneAndRaisesAnAlert() throws Exception {
    for (int i = 0; i < 20; i++) {
      LAB.staging().files().delete("%s/file-%06d".formatted(source, i));
    }
    LAB.staging().files().write(source + "/new", 1_000, 100);

    WorkflowJob hour = run("5%", Job.Status.KILLED);

    assertThat(node(hour, "refused").getErrorMessage())
        .startsWith("Nothing was deleted, a person must look: ");
    assertThat(alerts()).singleElement().asString().matches("[0-9-]{13}-deletes-refused");
    assertThat(LAB.prod().files().filePaths(target)).hasSize(41);

    WorkflowJob permitted = run("100%", Job.Status.SUCCEEDED);
    assertThat(data(permitted, "sync")).containsEntry("filesDeleted", "20");
    Referee.compare(LAB.staging(), source, LAB.prod(), target).assertEqual();
  }

  @Test
  void raisesAnAlertWithTheCodeOfAnyOtherFailure() throws Exception {
    LAB.staging().files().write(source + "/secret", 1_000, 100);
    LAB.staging().files().setPermission(source + "/secret", 0600);

    WorkflowJob hour = run("5%", Job.Status.KILLED);

    assertThat(node(hour, "failed").getErrorMessage())
        .startsWith("HOWDAH_FILES_FAILED: ")
        .contains("/secret");
    assertThat(alerts()).singleElement().asString().matches("[0-9-]{13}-HOWDAH_FILES_FAILED");
  }

  /** Runs one hour. */
  private WorkflowJob run(String maxDelete, Job.Status end) throws Exception {
    Map<String, String> values = new HashMap<>(CoordinatorJobs.lastHours(1));
    values.put("sourcePath", source);
    values.put("destinationPath", target);
    values.put("maxDelete", maxDelete);
    values.put("backupPath", backup);
    values.put("alertsPath", alerts);
    CoordinatorJobs hours = new CoordinatorJobs(jobs.client(), jobs.run(values));
    Job.Status status = hours.awaitEnd();
    WorkflowJob workflow = hours.workflow(1);
    assertThat(status).as(ExampleJobs.describe(workflow)).isEqualTo(end);
    return workflow;
  }

  private List<String> alerts() {
    return LAB.staging().files().filePaths(alerts).stream()
        .map(path -> path.substring(alerts.length() + 1))
        .toList();
  }
}
