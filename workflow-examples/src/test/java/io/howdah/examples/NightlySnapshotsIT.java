package io.howdah.examples;

import static io.howdah.examples.ExampleJobs.data;
import static io.howdah.examples.ExampleJobs.node;
import static io.howdah.examples.ExampleJobs.nodes;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.lab.HdfsFiles;
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

/** The example nightly-snapshots, each of its branches. */
class NightlySnapshotsIT {
  @RegisterExtension static final ExampleLab LAB = new ExampleLab();

  private static final TreeSpec TREE = new TreeSpec(40, 4, 1_000, 1_000, 1);

  private final String source = LAB.newDirectory(LAB.staging()) + "/sales";
  private final String destination = LAB.newDirectory(LAB.prod());
  private final String target = destination + "/sales";
  private final String alerts = LAB.newDirectory(LAB.staging()) + "/alerts";
  private final HdfsFiles files = LAB.staging().filesAs(ExampleLab.USER);
  private final ExampleJobs jobs = LAB.jobs("nightly-snapshots");

  @BeforeEach
  void writeTree() {
    files.writeTree(source, TREE);
    LAB.prod().filesAs(ExampleLab.USER).mkdirs(target);
  }

  private void permitSnapshots() {
    LAB.staging().files().allowSnapshot(source);
    LAB.prod().files().allowSnapshot(target);
  }

  @Test
  void copiesOnlyWhatHasChangedSinceTheLastNight() throws Exception {
    permitSnapshots();
    WorkflowJob first = run(Job.Status.SUCCEEDED);
    assertThat(data(first, "mirror"))
        .containsEntry("Files Copied", "40")
        .doesNotContainKey("Changes Since Snapshot");

    files.rename(source + "/dir-0001", source + "/renamed");
    files.write(source + "/dir-0002/new", 1_000, 100);
    files.delete(source + "/dir-0002/file-000002");
    WorkflowJob second = run(Job.Status.SUCCEEDED);

    assertThat(nodes(second)).containsExactly("mirror", "is-it-behind", "end");
    assertThat(data(second, "mirror"))
        .containsEntry("Changes Since Snapshot", data(first, "mirror").getProperty("Snapshot"))
        .containsEntry("Renamed", "1")
        .containsEntry("Files Copied", "1")
        .containsEntry("Files Deleted", "1")
        .containsEntry("Lag Files", "0")
        .containsEntry("Lag Seconds", "0");
    assertThat(data(second, "mirror").getProperty("status")).doesNotContain("Snapshot Problem");
    assertThat(LAB.prod().files().filePaths(destination + "/backup"))
        .singleElement()
        .asString()
        .endsWith(target + "/dir-0002/file-000002");
    assertThat(report()).contains("{\"done\":\"renamed\"");
    Referee.compare(LAB.staging(), source, LAB.prod(), target).assertEqual();
    assertThat(LAB.staging().files().status(alerts)).isEmpty();
  }

  @Test
  void raisesAnAlertOnlyForAFileThatIsMissingForTooLong() throws Exception {
    permitSnapshots();
    run(Job.Status.SUCCEEDED);
    String secret = writeUnreadable();
    long then = System.currentTimeMillis() - 10_000_000;
    LAB.staging().files().setTimes(secret, then, then);

    WorkflowJob tolerated = run(Job.Status.SUCCEEDED);
    assertThat(node(tolerated, "mirror").getErrorCode()).startsWith("HOWDAH_");
    assertThat(data(tolerated, "mirror")).containsEntry("Lag Files", "1");
    assertThat(LAB.staging().files().status(alerts)).isEmpty();

    // As a text the lag, some 10,000 seconds, would come before this limit.
    WorkflowJob late = run(Job.Status.KILLED, Map.of("lagLimit", "9000"));
    assertThat(node(late, "behind").getErrorMessage())
        .containsPattern(
            ": the mirror lacks 1 files, and is 1[0-9]{4} seconds behind, more than 9000; ")
        .contains("/secret");
    assertThat(alerts()).singleElement().asString().matches("[0-9-]{10}-behind");
  }

  @Test
  void raisesAnAlertWhereNothingMayBeDeleted() throws Exception {
    permitSnapshots();
    LAB.prod().filesAs(ExampleLab.USER).writeTree(target + "/extra", TreeSpec.of(150, 1, 1));

    WorkflowJob night = run(Job.Status.KILLED);

    assertThat(data(night, "mirror"))
        .containsEntry("Files Copied", "40")
        .containsEntry("Lag Seconds", "0");
    assertThat(node(night, "failed").getErrorMessage()).contains(": HOWDAH_DELETE_REFUSED: ");
    assertThat(alerts()).singleElement().asString().endsWith("-HOWDAH_DELETE_REFUSED");

    writeUnreadable();
    WorkflowJob next = run(Job.Status.KILLED);

    assertThat(data(next, "mirror")).containsEntry("Lag Files", "1");
    assertThat(node(next, "failed").getErrorMessage()).contains(": HOWDAH_DELETE_REFUSED: ");
  }

  @Test
  void raisesAnAlertWhereTheLagIsUnknown() throws Exception {
    WorkflowJob night = run(Job.Status.KILLED, Map.of("sourcePath", source + "/nowhere"));

    assertThat(data(night, "mirror")).doesNotContainKey("Lag Seconds");
    assertThat(node(night, "failed").getErrorMessage()).contains(": HOWDAH_SOURCE_NOT_FOUND: ");
    assertThat(alerts()).singleElement().asString().endsWith("-HOWDAH_SOURCE_NOT_FOUND");
  }

  @Test
  void saysWhyItListsAllDirectories() throws Exception {
    WorkflowJob night = run(Job.Status.SUCCEEDED);

    assertThat(data(night, "mirror")).doesNotContainKey("Changes Since Snapshot");
    assertThat(data(night, "mirror").getProperty("status")).contains("\"Snapshot Problem\"");
    Referee.compare(LAB.staging(), source, LAB.prod(), target).assertEqual();
  }

  /** Writes a file that the user of the workflow may not read, and returns its path. */
  private String writeUnreadable() {
    String secret = source + "/dir-0003/secret";
    files.write(secret, 1_000, 100);
    LAB.staging().files().setOwner(secret, "bob", "bob");
    LAB.staging().files().setPermission(secret, 0600);
    return secret;
  }

  private WorkflowJob run(Job.Status end) throws Exception {
    return run(end, Map.of());
  }

  /** Runs one night. */
  private WorkflowJob run(Job.Status end, Map<String, String> others) throws Exception {
    Map<String, String> values = new HashMap<>(CoordinatorJobs.lastHours(1));
    values.put("sourcePath", source);
    values.put("destinationPath", target);
    values.put("backupPath", destination + "/backup");
    values.put("reportsPath", destination + "/reports");
    values.put("alertsPath", alerts);
    values.putAll(others);
    CoordinatorJobs nights = new CoordinatorJobs(jobs.client(), jobs.run(values));
    Job.Status status = nights.awaitEnd();
    WorkflowJob workflow = nights.workflow(1);
    assertThat(status).as(ExampleJobs.describe(workflow)).isEqualTo(end);
    return workflow;
  }

  /** The lines of all reports. */
  private String report() {
    StringBuilder lines = new StringBuilder();
    for (String path : LAB.prod().files().filePaths(destination + "/reports")) {
      lines.append(LAB.prod().files().readText(path));
    }
    return lines.toString();
  }

  private List<String> alerts() {
    return LAB.staging().files().filePaths(alerts).stream()
        .map(path -> path.substring(alerts.length() + 1))
        .toList();
  }
}
