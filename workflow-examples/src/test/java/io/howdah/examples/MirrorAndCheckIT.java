package io.howdah.examples;

import static io.howdah.examples.ExampleJobs.data;
import static io.howdah.examples.ExampleJobs.describe;
import static io.howdah.examples.ExampleJobs.node;
import static io.howdah.examples.ExampleJobs.nodes;
import static org.apache.oozie.client.CoordinatorAction.Status.KILLED;
import static org.apache.oozie.client.CoordinatorAction.Status.RUNNING;
import static org.apache.oozie.client.CoordinatorAction.Status.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.lab.Referee;
import io.howdah.lab.TreeSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.oozie.client.CoordinatorAction;
import org.apache.oozie.client.WorkflowAction;
import org.apache.oozie.client.WorkflowJob;
import org.apache.oozie.client.WorkflowJob.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The example mirror-and-check, each of its branches. */
class MirrorAndCheckIT {
  @RegisterExtension static final ExampleLab LAB = new ExampleLab();

  private final String source = LAB.newDirectory(LAB.staging()) + "/sales";
  private final String destination = LAB.newDirectory(LAB.prod());
  private final String target = destination + "/sales";
  private final String reports = destination + "/reports";
  private final String marks = LAB.newDirectory(LAB.staging()) + "/marks";
  private final ExampleJobs jobs = LAB.jobs("mirror-and-check");

  @Test
  void provesTheMirror() throws Exception {
    LAB.staging().files().writeTree(source, TreeSpec.of(20, 1_000, 1));
    LAB.prod().filesAs(ExampleLab.USER).writeText(target + "/gone", "not at the source");

    WorkflowJob night = awaitEnd(run("off"), Status.SUCCEEDED);

    assertThat(nodes(night)).containsSubsequence("mirror", "check", "is-it-equal", "equal", "end");
    assertThat(data(night, "mirror"))
        .containsEntry("filesCopied", "20")
        .containsEntry("filesDeleted", "1");
    assertThat(data(night, "check"))
        .containsEntry("outcome", "Equal")
        .containsEntry("filesEqual", "20");
    assertThat(marks()).singleElement().asString().matches("[0-9-]{10}-equal");
    assertThat(report()).contains("{\"done\":\"deleted\",\"path\":\"" + target + "/gone\"");
    assertThat(LAB.prod().files().filePaths(destination + "/backup"))
        .singleElement()
        .asString()
        .endsWith(target + "/gone");
    Referee.compare(LAB.staging(), source, LAB.prod(), target).assertEqual();
  }

  @Test
  void tellsWhatChangedSinceTheMirrorWasMade() throws Exception {
    WorkflowJob night =
        changedBetween(
            () -> {
              LAB.staging().files().write(source + "/late", 1_000, 100);
              LAB.staging().files().write(source + "/file-000003", 30_000, 101);
            });

    assertThat(nodes(night)).containsSubsequence("check", "is-it-equal", "different", "differs");
    assertThat(node(night, "differs").getErrorMessage())
        .contains(": 1 files differ, 1 are missing, 0 are extra, 0 are unprovable; the status of ");
    assertThat(data(night, "check").getProperty("status")).contains(target + "/late");
    assertThat(marks()).singleElement().asString().endsWith("-different");
  }

  @Test
  void tellsThatTheCheckFailed() throws Exception {
    WorkflowJob night = changedBetween(() -> LAB.staging().files().setPermission(source, 0700));

    assertThat(nodes(night)).containsSubsequence("check", "not-checked", "check-failed");
    assertThat(node(night, "check-failed").getErrorMessage())
        .contains(": check: HOWDAH_PERMISSION_DENIED: ");
    assertThat(marks()).singleElement().asString().endsWith("-not-checked");
  }

  @Test
  void checksNothingThatCouldNotBeMirrored() throws Exception {
    WorkflowJob night = awaitEnd(run("off"), Status.KILLED);

    assertThat(nodes(night)).contains("not-mirrored", "mirror-failed").doesNotContain("check");
    assertThat(node(night, "mirror-failed").getErrorMessage())
        .contains(": mirror: HOWDAH_SOURCE_NOT_FOUND: ");
    assertThat(marks()).singleElement().asString().endsWith("-not-mirrored");
  }

  /** Runs a night with a change at the source after the mirror and before the check. */
  private WorkflowJob changedBetween(Runnable change) throws Exception {
    LAB.staging().files().writeTree(source, TreeSpec.of(10, 30_000, 1));
    // Slow enough to suspend the workflow before the mirror is complete.
    String id = run("20K");
    jobs.await(id, job -> isMirror(job, WorkflowAction.Status.RUNNING));

    jobs.client().suspend(id);
    jobs.await(id, job -> isMirror(job, WorkflowAction.Status.DONE));
    change.run();
    jobs.client().resume(id);
    return awaitEnd(id, Status.KILLED);
  }

  private static boolean isMirror(WorkflowJob job, WorkflowAction.Status status) {
    return job.getActions().stream()
        .anyMatch(each -> each.getName().equals("mirror") && each.getStatus() == status);
  }

  /** Starts one night and returns its workflow. */
  private String run(String bandwidth) throws Exception {
    Map<String, String> values = new HashMap<>(CoordinatorJobs.lastHours(1));
    values.put("sourcePath", source);
    values.put("destinationPath", target);
    values.put("bandwidth", bandwidth);
    values.put("backupPath", destination + "/backup");
    values.put("reportsPath", reports);
    values.put("marksPath", marks);
    CoordinatorJobs nights = new CoordinatorJobs(jobs.client(), jobs.run(values));
    nights.awaitActions(actions -> actions.containsKey(1) && hasBegun(actions.get(1)));
    return nights.workflow(1).getId();
  }

  private static boolean hasBegun(CoordinatorAction.Status status) {
    return status == RUNNING || status == SUCCEEDED || status == KILLED;
  }

  private WorkflowJob awaitEnd(String id, Status end) throws Exception {
    WorkflowJob night = jobs.awaitEnd(id);
    assertThat(night.getStatus()).as(describe(night)).isEqualTo(end);
    return night;
  }

  /** The lines of the night's report. */
  private String report() {
    List<String> paths = LAB.prod().files().filePaths(reports);
    assertThat(paths).singleElement().asString().matches(".*/[0-9-]{10}\\.jsonl");
    return LAB.prod().files().readText(paths.get(0));
  }

  private List<String> marks() {
    return LAB.staging().files().filePaths(marks).stream()
        .map(path -> path.substring(marks.length() + 1))
        .toList();
  }
}
