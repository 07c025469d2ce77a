package io.howdah.oozie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.lab.HdfsCluster;
import io.howdah.lab.OozieJobs;
import io.howdah.lab.OozieServer;
import io.howdah.lab.Referee;
import io.howdah.lab.TreeSpec;
import java.io.StringReader;
import java.util.List;
import java.util.Properties;
import org.apache.oozie.client.OozieClientException;
import org.apache.oozie.client.WorkflowAction;
import org.apache.oozie.client.WorkflowJob.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The result of a copy in a workflow. */
@UsesSharedServer
class CopyActionIT {
  @RegisterExtension static final CopyServer SERVER = CopyServer.shared();

  private final OozieServer oozie = SERVER.oozie();
  private final HdfsCluster staging = SERVER.staging();
  private final HdfsCluster prod = SERVER.prod();
  private final OozieJobs jobs = SERVER.jobs();
  private final String source = SERVER.newSource();
  private final String parent = SERVER.newParent();
  private final String target = parent + "/copy";

  @Test
  void copiesAndTellsTheWorkflowWhatItDid() throws Exception {
    staging.files().writeTree(source, TreeSpec.of(40, 10_000, 1));

    String job = jobs.run(oozie, CopyLab.copying(source, target, ""));

    assertThat(jobs.awaitEnd(oozie, job)).as(oozie.log()).isEqualTo(Status.SUCCEEDED);
    WorkflowAction copy = jobs.action(oozie, job, "copy");
    Properties data = new Properties();
    data.load(new StringReader(copy.getData()));
    assertThat(data)
        .containsEntry("Files Copied", "40")
        .containsEntry("filesCopied", "40")
        .containsEntry("filesVerified", "40")
        .containsEntry("outcome", "Successful");
    assertThat(data.getProperty("status")).contains("\"Files Copied\": 40");
    assertThat(copy.getStats()).isEqualTo(data.getProperty("status"));
    assertThat(staging.files().status("/user/alice/loaded/" + job)).isPresent();
    Referee.compare(staging, source, prod, target).assertEqual();

    String again = jobs.run(oozie, CopyLab.copying(source, target, ""));
    assertThat(jobs.awaitEnd(oozie, again)).isEqualTo(Status.SUCCEEDED);
    assertThat(jobs.action(oozie, again, "copy").getData()).contains("filesSkipped=40");
    assertThat(staging.files().status("/user/alice/loaded/" + again)).isEmpty();
  }

  @Test
  void copiesEachMatchOfAPatternUnderItsName() throws Exception {
    staging.files().writeTree(source + "/ds=1", TreeSpec.of(3, 100, 1));
    staging.files().writeTree(source + "/ds=2", TreeSpec.of(2, 100, 9));
    staging.files().writeText(source + "/notes", "not these");

    String several = jobs.run(oozie, CopyLab.copying(source + "/ds=*", target, ""));
    String one = jobs.run(oozie, CopyLab.copying(source + "/ds=[1]", target + "-one", ""));

    assertThat(jobs.awaitEnd(oozie, several)).as(oozie.log()).isEqualTo(Status.SUCCEEDED);
    assertThat(jobs.awaitEnd(oozie, one)).isEqualTo(Status.SUCCEEDED);
    assertThat(prod.files().status(target + "/notes")).isEmpty();
    for (String day : List.of("/ds=1", "/ds=2")) {
      Referee.compare(staging, source + day, prod, target + day).assertEqual();
    }
    Referee.compare(staging, source + "/ds=1", prod, target + "-one/ds=1").assertEqual();
  }

  @Test
  void deletesWhatTheSourceDoesNotHave() throws Exception {
    staging.files().writeTree(source, TreeSpec.of(5, 100, 1));
    String first = jobs.run(oozie, CopyLab.copying(source, target, ""));
    assertThat(jobs.awaitEnd(oozie, first)).as(oozie.log()).isEqualTo(Status.SUCCEEDED);
    prod.files().writeTree(target + "/gone", TreeSpec.of(3, 100, 7));
    prod.files().setOwner(target + "/gone", "alice", "alice");

    String deletes =
        "<delete>true</delete><backup-dir>%s/kept</backup-dir><report>%s/report.jsonl</report>"
            .formatted(parent, parent);
    String mirror = jobs.run(oozie, CopyLab.copying(source, target, deletes));

    assertThat(jobs.awaitEnd(oozie, mirror)).as(oozie.log()).isEqualTo(Status.SUCCEEDED);
    assertThat(jobs.action(oozie, mirror, "copy").getData())
        .contains("filesDeleted=3", "directoriesDeleted=1", "filesSkipped=5");
    assertThat(prod.files().filePaths(parent + "/kept")).hasSize(3);
    assertThat(prod.files().readText(parent + "/report.jsonl"))
        .startsWith("{\"report\":1,")
        .contains(
            "{\"done\":\"skipped\",", "{\"done\":\"deleted\",\"path\":\"" + target + "/gone\"")
        .containsPattern("\\{\"end\":.*\\}\n$");
    assertThat(prod.files().status(parent + "/report.jsonl").orElseThrow().owner())
        .isEqualTo("alice");
    Referee.compare(staging, source, prod, target).assertEqual();

    String trash = jobs.run(oozie, CopyLab.copying(source, target, "<delete>true</delete>"));
    assertThat(jobs.awaitEnd(oozie, trash)).isEqualTo(Status.KILLED);
    assertThat(jobs.action(oozie, trash, "copy").getErrorCode())
        .as("these servers keep no trash")
        .isEqualTo("HOWDAH_DELETE_REFUSED");
  }

  @Test
  void doesWhatAnEarlierActionHasPlanned() throws Exception {
    staging.files().writeTree(source, TreeSpec.of(5, 100, 1));
    String plan = parent + "/plan.jsonl";
    String planning = "<dry-run>true</dry-run><plan>%s</plan>".formatted(plan);
    String dryRun = jobs.run(oozie, CopyLab.copying(source, target, planning));
    assertThat(jobs.awaitEnd(oozie, dryRun)).as(oozie.log()).isEqualTo(Status.SUCCEEDED);
    assertThat(prod.files().status(target)).isEmpty();
    assertThat(prod.files().readText(plan))
        .startsWith("{\"plan\":1,")
        .contains("{\"do\":\"copy\",\"target\":\"" + target + "/")
        .containsPattern("\\{\"end\":true,.*\\}\n$");
    assertThat(prod.files().status(plan).orElseThrow().owner()).isEqualTo("alice");
    staging.files().writeText(source + "/late", "not planned");

    String following = "<only-planned>%s</only-planned>".formatted(plan);
    String run = jobs.run(oozie, CopyLab.copying(source, target, following));

    assertThat(jobs.awaitEnd(oozie, run)).as(oozie.log()).isEqualTo(Status.SUCCEEDED);
    assertThat(jobs.action(oozie, run, "copy").getData()).contains("filesCopied=5");
    assertThat(prod.files().status(target + "/late")).isEmpty();
    staging.files().delete(source + "/late");
    Referee.compare(staging, source, prod, target).assertEqual();
  }

  @Test
  void takesTheErrorTransitionWhereTheUserMayNotRead() throws Exception {
    staging.files().writeTree(source, TreeSpec.of(3, 100, 2));
    staging.files().setPermission(source, 0700);

    String job = jobs.run(oozie, CopyLab.copying(source, target, ""));

    assertThat(jobs.awaitEnd(oozie, job)).isEqualTo(Status.KILLED);
    WorkflowAction copy = jobs.action(oozie, job, "copy");
    assertThat(copy.getErrorCode()).isEqualTo("HOWDAH_PERMISSION_DENIED");
    assertThat(copy.getErrorMessage()).contains("alice");
    assertThat(copy.getData()).contains("outcome=Failed");
    assertThat(copied()).isEmpty();
  }

  @Test
  void isRefusedAtSubmissionWhereTheXmlIsWrong() {
    assertThatThrownBy(
            () -> jobs.run(oozie, CopyLab.copying(source, target, "<threads>many</threads>")))
        .isInstanceOf(OozieClientException.class)
        .hasMessageContaining("'many' is not a valid value")
        .hasMessageContaining("THREADS");
  }

  @Test
  void cannotNameTheServersFilesOrAnUnknownCluster() throws Exception {
    String local = CopyLab.copying("/etc", target, "").replace("\"staging\"", "\"local\"");
    String unknown = CopyLab.copying("/etc", target, "").replace("\"staging\"", "\"hidden\"");

    assertThat(errorOf(local)).isEqualTo("HOWDAH_INVALID_ARGUMENT");
    assertThat(errorOf(unknown)).isEqualTo("HOWDAH_UNKNOWN_CLUSTER");
  }

  @Test
  void stopsWithinSecondsWhenTheWorkflowIsKilled() throws Exception {
    staging.files().writeTree(source, TreeSpec.of(1_000, 1_000, 3));
    String job = jobs.run(oozie, CopyLab.copying(source, target, "<threads>1</threads>"));
    OozieJobs.await(this::copied, files -> files.size() > 5);

    OozieJobs.client(oozie).kill(job);

    assertThat(jobs.awaitEnd(oozie, job)).isEqualTo(Status.KILLED);
    OozieJobs.await(() -> CopyLab.copies(oozie), copies -> !copies);
    assertThat(copied()).hasSizeLessThan(1_000).noneMatch(file -> file.contains(".howdah-"));
  }

  private List<String> copied() {
    return prod.files().status(target).isPresent() ? prod.files().filePaths(target) : List.of();
  }

  private String errorOf(String workflow) throws Exception {
    String job = jobs.run(oozie, workflow);
    assertThat(jobs.awaitEnd(oozie, job)).isEqualTo(Status.KILLED);
    return jobs.action(oozie, job, "copy").getErrorCode();
  }
}
