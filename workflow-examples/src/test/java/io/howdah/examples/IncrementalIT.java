package io.howdah.examples;

import static io.howdah.examples.ExampleJobs.data;
import static org.apache.oozie.client.CoordinatorAction.Status.KILLED;
import static org.apache.oozie.client.CoordinatorAction.Status.SKIPPED;
import static org.apache.oozie.client.CoordinatorAction.Status.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.lab.Referee;
import io.howdah.lab.TreeSpec;
import java.util.HashMap;
import java.util.Map;
import org.apache.oozie.client.Job;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The example incremental. */
class IncrementalIT {
  @RegisterExtension static final ExampleLab LAB = new ExampleLab();

  private final String source = LAB.newDirectory(LAB.staging()) + "/outgoing";
  private final String target = LAB.newDirectory(LAB.prod()) + "/incoming";
  private final ExampleJobs jobs = LAB.jobs("incremental");

  @Test
  void copiesWhatHasChangedAndSkipsMissedHours() throws Exception {
    LAB.staging().files().writeTree(source, TreeSpec.of(20, 1_000, 1));

    CoordinatorJobs hours = run(3);

    assertThat(hours.awaitEnd()).isEqualTo(Job.Status.SUCCEEDED);
    assertThat(hours.actions()).isEqualTo(Map.of(1, SKIPPED, 2, SKIPPED, 3, SUCCEEDED));
    assertThat(data(hours.workflow(3), "copy")).containsEntry("filesCopied", "20");
    Referee.compare(LAB.staging(), source, LAB.prod(), target).assertEqual();

    LAB.staging().files().write(source + "/file-000007", 1_000, 100);
    LAB.staging().files().write(source + "/new", 1_000, 101);
    CoordinatorJobs next = run(1);

    assertThat(next.awaitEnd()).isEqualTo(Job.Status.SUCCEEDED);
    assertThat(data(next.workflow(1), "copy"))
        .containsEntry("filesCopied", "2")
        .containsEntry("filesSkipped", "19");
    Referee.compare(LAB.staging(), source, LAB.prod(), target).assertEqual();
  }

  @Test
  void tellsWhyAnHourFailed() throws Exception {
    CoordinatorJobs hour = run(1);

    assertThat(hour.awaitEnd()).isEqualTo(Job.Status.KILLED);
    assertThat(hour.actions()).isEqualTo(Map.of(1, KILLED));
    assertThat(ExampleJobs.node(hour.workflow(1), "failed").getErrorMessage())
        .startsWith("HOWDAH_SOURCE_NOT_FOUND: ")
        .contains(source);
  }

  private CoordinatorJobs run(int hours) throws Exception {
    Map<String, String> values = new HashMap<>(CoordinatorJobs.lastHours(hours));
    values.put("sourcePath", source);
    values.put("destinationPath", target);
    return new CoordinatorJobs(jobs.client(), jobs.run(values));
  }
}
