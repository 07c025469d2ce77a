package io.howdah.examples;

import static io.howdah.examples.ExampleJobs.data;
import static io.howdah.examples.ExampleJobs.describe;
import static io.howdah.examples.ExampleJobs.node;
import static io.howdah.examples.ExampleJobs.nodes;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.lab.HdfsFiles;
import io.howdah.lab.Referee;
import io.howdah.lab.TreeSpec;
import java.util.HashMap;
import java.util.Map;
import org.apache.oozie.client.WorkflowJob;
import org.apache.oozie.client.WorkflowJob.Status;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The example disaster-recovery. Its site {@code dr}, with Oozie, is the lab's staging. */
class DisasterRecoveryIT {
  @RegisterExtension static final ExampleLab LAB = new ExampleLab();

  /** Where the marks are by the files of properties. */
  private static final String MARKS = "/user/" + ExampleLab.USER + "/active-site";

  private final HdfsFiles prod = LAB.prod().filesAs(ExampleLab.USER);
  private final HdfsFiles site = LAB.staging().filesAs(ExampleLab.USER);
  private final String prodHome = LAB.newDirectory(LAB.prod());
  private final String prodPath = prodHome + "/sales";
  private final String siteHome = LAB.newDirectory(LAB.staging());
  private final String sitePath = siteHome + "/sales";
  private final ExampleJobs replications = LAB.jobs("disaster-recovery", "replicate.properties");
  private final ExampleJobs failbacks = LAB.jobs("disaster-recovery", "failback.properties");

  @BeforeEach
  void setUp() {
    prod.writeTree(prodPath, new TreeSpec(40, 4, 1_000, 1_000, 1));
    site.mkdirs(sitePath);
    LAB.prod().files().allowSnapshot(prodPath);
    LAB.staging().files().allowSnapshot(sitePath);
    site.delete(MARKS);
    site.writeText(MARKS + "/prod", "");
  }

  @Test
  void copiesOnlyWhatHasChangedInEitherDirection() throws Exception {
    WorkflowJob first = replicate(Status.SUCCEEDED);
    assertThat(data(first, "copy"))
        .containsEntry("Files Copied", "40")
        .doesNotContainKey("Changes Since Snapshot");

    prod.rename(prodPath + "/dir-0001", prodPath + "/renamed");
    prod.write(prodPath + "/dir-0002/new", 1_000, 100);
    prod.delete(prodPath + "/dir-0002/file-000002");
    WorkflowJob second = replicate(Status.SUCCEEDED);
    assertChanges(second, first, 1);
    assertThat(data(second, "copy")).containsEntry("Files Deleted", "1");
    assertThat(site.filePaths(siteHome + "/backup"))
        .singleElement()
        .asString()
        .endsWith(sitePath + "/dir-0002/file-000002");

    // The disaster: one file never arrived at the other site, and the applications write there.
    prod.write(prodPath + "/dir-0003/never-arrived", 1_000, 101);
    site.rename(MARKS + "/prod", MARKS + "/dr");
    site.rename(sitePath + "/renamed", sitePath + "/renamed-again");
    site.write(sitePath + "/dir-0000/new", 1_000, 102);
    site.write(sitePath + "/dir-0003/file-000003", 1_000, 103);
    WorkflowJob back = failback(Status.SUCCEEDED);
    assertChanges(back, second, 2);
    assertThat(data(back, "copy")).containsEntry("Files Deleted", "1");
    assertThat(prod.filePaths(prodHome + "/backup"))
        .hasSize(2)
        .anySatisfy(path -> assertThat(path).endsWith(prodPath + "/dir-0003/never-arrived"))
        .anySatisfy(path -> assertThat(path).endsWith(prodPath + "/dir-0003/file-000003"));

    WorkflowJob last = failback(Status.SUCCEEDED);
    assertThat(data(last, "copy"))
        .containsEntry("Changes Since Snapshot", data(back, "copy").getProperty("Snapshot"))
        .containsEntry("Files Copied", "0")
        .containsEntry("Files Deleted", "0");

    site.rename(MARKS + "/dr", MARKS + "/prod");
    prod.rename(prodPath + "/dir-0000/new", prodPath + "/dir-0000/renamed");
    prod.write(prodPath + "/dir-0002/newer", 1_000, 104);
    assertChanges(replicate(Status.SUCCEEDED), last, 1);
  }

  @Test
  void copiesNothingFromASiteThatIsNotActive() throws Exception {
    site.write(sitePath + "/old", 1_000, 100);

    WorkflowJob back = failback(Status.KILLED);

    assertThat(nodes(back)).containsExactly("is-source-active", "not-active");
    assertThat(node(back, "not-active").getErrorMessage())
        .startsWith("Nothing was copied from dr to prod, since there is no ")
        .endsWith(MARKS + "/dr");
    assertThat(prod.status(prodPath + "/old")).isEmpty();

    site.rename(MARKS + "/prod", MARKS + "/dr");
    WorkflowJob there = replicate(Status.KILLED);

    assertThat(nodes(there)).containsExactly("is-source-active", "not-active");
    assertThat(site.filePaths(sitePath)).containsExactly(sitePath + "/old");
  }

  @Test
  void deletesNothingWhereTooMuchIsGoneAndRaisesAnAlert() throws Exception {
    replicate(Status.SUCCEEDED);
    prod.delete(prodPath + "/dir-0001");

    WorkflowJob refused = replicate(Status.KILLED);

    assertThat(node(refused, "failed").getErrorMessage())
        .startsWith("prod to dr: HOWDAH_DELETE_REFUSED: ");
    assertThat(site.filePaths(siteHome + "/alerts"))
        .containsExactly(siteHome + "/alerts/" + refused.getId() + "-HOWDAH_DELETE_REFUSED");
    assertThat(site.filePaths(sitePath)).hasSize(40);
  }

  /** One directory was renamed since the run before, and this many files were written. */
  private void assertChanges(WorkflowJob job, WorkflowJob before, int written) throws Exception {
    assertThat(data(job, "copy"))
        .containsEntry("Changes Since Snapshot", data(before, "copy").getProperty("Snapshot"))
        .containsEntry("Renamed", "1")
        .containsEntry("Files Copied", Integer.toString(written));
    Referee.compare(LAB.prod(), prodPath, LAB.staging(), sitePath).assertEqual();
  }

  /** Runs the coordinator for one hour. */
  private WorkflowJob replicate(Status end) throws Exception {
    Map<String, String> values = values(prodPath, sitePath, siteHome);
    values.putAll(CoordinatorJobs.lastHours(1));
    CoordinatorJobs hours = new CoordinatorJobs(replications.client(), replications.run(values));
    hours.awaitEnd();
    return ended(hours.workflow(1), end);
  }

  private WorkflowJob failback(Status end) throws Exception {
    return ended(failbacks.runToEnd(values(sitePath, prodPath, prodHome)), end);
  }

  private static WorkflowJob ended(WorkflowJob job, Status end) {
    assertThat(job.getStatus()).as(describe(job)).isEqualTo(end);
    return job;
  }

  private Map<String, String> values(String source, String destination, String home) {
    Map<String, String> values = new HashMap<>();
    values.put("sourcePath", source);
    values.put("destinationPath", destination);
    values.put("backupPath", home + "/backup");
    values.put("reportsPath", home + "/reports");
    values.put("alertsPath", siteHome + "/alerts");
    return values;
  }
}
