package io.howdah.examples;

import static io.howdah.examples.ExampleJobs.data;
import static io.howdah.examples.ExampleJobs.describe;
import static io.howdah.examples.ExampleJobs.node;
import static io.howdah.examples.ExampleJobs.nodes;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.lab.Referee;
import io.howdah.lab.TreeSpec;
import java.util.List;
import java.util.Map;
import org.apache.oozie.client.WorkflowJob;
import org.apache.oozie.client.WorkflowJob.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The example fan-out. */
class FanOutIT {
  @RegisterExtension static final ExampleLab LAB = new ExampleLab();

  private final String source = LAB.newDirectory(LAB.staging());
  private final String east = LAB.newDirectory(LAB.prod()) + "/incoming";
  private final String westHome = LAB.newDirectory(LAB.prod());
  private final String west = westHome + "/incoming";
  private final String archive = LAB.newDirectory(LAB.prod()) + "/incoming";
  private final ExampleJobs jobs = LAB.jobs("fan-out");
  private final Map<String, String> values =
      Map.of("sourcePath", source, "eastPath", east, "westPath", west, "archivePath", archive);

  @Test
  void copiesEverywhere() throws Exception {
    LAB.staging().files().writeTree(source, TreeSpec.of(7, 1_000, 1));

    WorkflowJob job = jobs.runToEnd(values);

    assertThat(job.getStatus()).as(describe(job)).isEqualTo(Status.SUCCEEDED);
    assertThat(nodes(job)).doesNotContain("incomplete");
    assertEverywhereEqual();
  }

  @Test
  void keepsTheOthersResultsWhereOneFailsAndRepeatsThatOneAlone() throws Exception {
    LAB.staging().files().writeTree(source, TreeSpec.of(7, 1_000, 1));
    LAB.prod().files().setPermission(westHome, 0);

    WorkflowJob failed = jobs.runToEnd(values);

    assertThat(failed.getStatus()).as(describe(failed)).isEqualTo(Status.KILLED);
    assertThat(node(failed, "incomplete").getErrorMessage())
        .isEqualTo("east: Successful; west: HOWDAH_PERMISSION_DENIED; archive: Successful");
    for (String copy : List.of("copy-east", "copy-archive")) {
      assertThat(data(failed, copy)).containsEntry("filesCopied", "7");
    }
    assertThat(node(failed, "copy-west").getErrorCode()).startsWith("HOWDAH_");

    LAB.prod().files().setPermission(westHome, 0755);
    WorkflowJob again =
        jobs.rerunToEnd(
            failed.getId(), values, "oozie.wf.rerun.skip.nodes", "copy-east,copy-archive");

    assertThat(again.getStatus()).as(describe(again)).isEqualTo(Status.SUCCEEDED);
    assertThat(data(again, "copy-west")).containsEntry("filesCopied", "7");
    assertThat(node(again, "copy-east").getStartTime())
        .isEqualTo(node(failed, "copy-east").getStartTime());
    assertEverywhereEqual();
  }

  @Test
  void wouldEndWhereItEndedBeforeIfItWereRunAgainFromFailedNodes() throws Exception {
    LAB.staging().files().writeTree(source, TreeSpec.of(7, 1_000, 1));
    LAB.prod().files().setPermission(westHome, 0);
    WorkflowJob failed = jobs.runToEnd(values);
    assertThat(failed.getStatus()).as(describe(failed)).isEqualTo(Status.KILLED);

    LAB.prod().files().setPermission(westHome, 0755);
    WorkflowJob again = jobs.rerunToEnd(failed.getId(), values, "oozie.wf.rerun.failnodes", "true");

    assertThat(again.getStatus()).as(describe(again)).isEqualTo(Status.KILLED);
    assertThat(data(again, "copy-west")).containsEntry("outcome", "Successful");
    assertEverywhereEqual();
  }

  private void assertEverywhereEqual() {
    for (String target : List.of(east, west, archive)) {
      Referee.compare(LAB.staging(), source, LAB.prod(), target).assertEqual();
    }
  }
}
