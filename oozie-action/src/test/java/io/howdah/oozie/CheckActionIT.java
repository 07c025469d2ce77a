package io.howdah.oozie;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.lab.HdfsCluster;
import io.howdah.lab.OozieJobs;
import io.howdah.lab.OozieServer;
import io.howdah.lab.TreeSpec;
import java.io.StringReader;
import java.util.Properties;
import org.apache.oozie.client.WorkflowAction;
import org.apache.oozie.client.WorkflowJob.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The comparison of two trees in a workflow. */
@UsesSharedServer
class CheckActionIT {
  @RegisterExtension static final CopyServer SERVER = CopyServer.shared();

  private final OozieServer oozie = SERVER.oozie();
  private final HdfsCluster staging = SERVER.staging();
  private final HdfsCluster prod = SERVER.prod();
  private final OozieJobs jobs = SERVER.jobs();
  private final String source = SERVER.newSource();
  private final String target = SERVER.newParent() + "/copy";

  @Test
  void tellsThatBothSidesAreEqual() throws Exception {
    copy(20);

    WorkflowAction check = run("<check/>", Status.SUCCEEDED);

    assertThat(check.getExternalStatus()).isEqualTo("SUCCEEDED");
    assertThat(data(check))
        .containsEntry("outcome", "Equal")
        .containsEntry("filesEqual", "20")
        .containsEntry("Files Equal", "20")
        .containsEntry("filesExtra", "0");
    assertThat(check.getStats()).isEqualTo(data(check).getProperty("status"));
  }

  @Test
  void failsWhereBothSidesDifferAndChangesNothing() throws Exception {
    copy(10);
    prod.files().delete(target + "/file-000003");
    prod.files().writeText(target + "/extra", "not of the source");
    staging.files().writeText(source + "/file-000005", "other bytes");

    WorkflowAction check = run("<check>fail</check>", Status.KILLED);

    assertThat(check.getErrorCode()).isEqualTo("HOWDAH_TREES_DIFFER");
    assertThat(check.getErrorMessage())
        .startsWith("Both sides differ: 1 different, 1 missing, 1 extra, 0 unprovable, the first");
    assertThat(data(check))
        .containsEntry("outcome", "Different")
        .containsEntry("filesDifferent", "1")
        .containsEntry("filesMissing", "1")
        .containsEntry("filesExtra", "1")
        .containsEntry("filesEqual", "8");
    assertThat(data(check).getProperty("status")).contains(target + "/file-000003");
    assertThat(prod.files().status(target + "/file-000003")).isEmpty();
    assertThat(prod.files().readText(target + "/extra")).isEqualTo("not of the source");
  }

  @Test
  void letsTheWorkflowDecideWhereItReports() throws Exception {
    copy(10);
    prod.files().writeText(target + "/extra.tmp", "left out");
    WorkflowAction filtered = run("<check/><filter>- *.tmp</filter>", Status.SUCCEEDED);
    assertThat(data(filtered)).containsEntry("outcome", "Equal");

    WorkflowAction check = run("<check>report</check>", Status.SUCCEEDED);

    assertThat(check.getErrorCode()).isNull();
    assertThat(data(check)).containsEntry("outcome", "Different").containsEntry("filesExtra", "1");
  }

  @Test
  void actsAsTheUser() throws Exception {
    copy(3);
    staging.files().setPermission(source, 0700);

    WorkflowAction check = run("<check>report</check>", Status.KILLED);

    assertThat(check.getErrorCode()).isEqualTo("HOWDAH_PERMISSION_DENIED");
    assertThat(check.getErrorMessage()).contains("alice");
  }

  @Test
  void refusesOptionsThatChangeSomething() throws Exception {
    WorkflowAction check = run("<check/><delete>true</delete>", Status.KILLED);

    assertThat(check.getErrorCode()).isEqualTo("HOWDAH_INVALID_ARGUMENT");
    assertThat(check.getErrorMessage())
        .startsWith("The element delete is for copies, and a check changes nothing.");
  }

  @Test
  void stopsWithinSecondsWhenTheWorkflowIsKilled() throws Exception {
    copy(400);
    String job = jobs.run(oozie, checking("<check/><threads>1</threads>"));
    OozieJobs.await(() -> CopyLab.copies(oozie), checks -> checks);

    OozieJobs.client(oozie).kill(job);

    assertThat(jobs.awaitEnd(oozie, job)).isEqualTo(Status.KILLED);
    OozieJobs.await(() -> CopyLab.copies(oozie), checks -> !checks);
  }

  private void copy(int files) throws Exception {
    staging.files().writeTree(source, TreeSpec.of(files, 1_000, 1));
    String job = jobs.run(oozie, CopyLab.copying(source, target, ""));
    assertThat(jobs.awaitEnd(oozie, job)).as(oozie.log()).isEqualTo(Status.SUCCEEDED);
  }

  private WorkflowAction run(String options, Status end) throws Exception {
    String job = jobs.run(oozie, checking(options));
    assertThat(jobs.awaitEnd(oozie, job)).as(oozie.log()).isEqualTo(end);
    return jobs.action(oozie, job, "copy");
  }

  private String checking(String options) {
    return CopyLab.copying(source, target, options)
        .replace("wf:actionData('copy')['filesCopied'] gt 0", "false");
  }

  private static Properties data(WorkflowAction action) throws Exception {
    Properties data = new Properties();
    String text = action.getData();
    data.load(new StringReader(text == null ? "" : text));
    return data;
  }
}
