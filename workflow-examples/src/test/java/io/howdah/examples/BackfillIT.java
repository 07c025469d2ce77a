package io.howdah.examples;

import static io.howdah.examples.ExampleJobs.data;
import static io.howdah.examples.ExampleJobs.node;
import static org.apache.oozie.client.CoordinatorAction.Status.KILLED;
import static org.apache.oozie.client.CoordinatorAction.Status.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.lab.Referee;
import io.howdah.lab.TreeSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.oozie.client.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The example backfill, over five days of which one has no data. */
class BackfillIT {
  @RegisterExtension static final ExampleLab LAB = new ExampleLab();

  private final String source = LAB.newDirectory(LAB.staging()) + "/sales";
  private final String target = LAB.newDirectory(LAB.prod()) + "/sales";
  private final String missing = LAB.newDirectory(LAB.staging()) + "/missing";
  private final ExampleJobs jobs = LAB.jobs("backfill");

  @BeforeEach
  void writeDays() {
    for (int day : List.of(1, 2, 4, 5)) {
      LAB.staging().files().writeTree(partition(day), TreeSpec.of(3, 1_000, day * 100L));
      LAB.staging().files().writeText(partition(day) + "/_SUCCESS", "");
    }
  }

  @Test
  void copiesTheDaysThatHaveDataAndSkipsThemTheNextTime() throws Exception {
    CoordinatorJobs first = run();

    assertThat(first.awaitEnd()).isEqualTo(Job.Status.SUCCEEDED);
    assertThat(first.actions())
        .isEqualTo(Map.of(1, SUCCEEDED, 2, SUCCEEDED, 3, SUCCEEDED, 4, SUCCEEDED, 5, SUCCEEDED));
    assertThat(data(first.workflow(1), "copy")).containsEntry("filesCopied", "4");
    assertThat(LAB.staging().files().filePaths(missing)).containsExactly(missing + "/2025-03-03");
    Referee.compare(LAB.staging(), source, LAB.prod(), target).assertEqual();

    CoordinatorJobs again = run();
    assertThat(again.awaitEnd()).isEqualTo(Job.Status.SUCCEEDED);
    for (int day : List.of(1, 2, 4, 5)) {
      assertThat(data(again.workflow(day), "copy"))
          .containsEntry("filesCopied", "0")
          .containsEntry("filesSkipped", "4");
    }
  }

  @Test
  void copiesAFailedDayAgainWhenTold() throws Exception {
    String secret = partition(2) + "/file-000001";
    LAB.staging().files().setPermission(secret, 0600);

    CoordinatorJobs days = run();

    assertThat(days.awaitEnd()).isEqualTo(Job.Status.DONEWITHERROR);
    assertThat(days.actions())
        .isEqualTo(Map.of(1, SUCCEEDED, 2, KILLED, 3, SUCCEEDED, 4, SUCCEEDED, 5, SUCCEEDED));
    assertThat(node(days.workflow(2), "failed").getErrorMessage())
        .startsWith("2025-03-02: HOWDAH_FILES_FAILED: ")
        .contains(secret);

    LAB.staging().files().setPermission(secret, 0644);
    days.rerun(2);
    days.awaitActions(actions -> actions.get(2) == SUCCEEDED);
    Referee.compare(LAB.staging(), source, LAB.prod(), target).assertEqual();
  }

  private CoordinatorJobs run() throws Exception {
    Map<String, String> values = new HashMap<>();
    values.put("start", "2025-03-01T00:00Z");
    values.put("end", "2025-03-06T00:00Z");
    values.put("sourcePath", source);
    values.put("destinationPath", target);
    values.put("missingPath", missing);
    values.put("bandwidth", "08:00,20M 19:00,off");
    return new CoordinatorJobs(jobs.client(), jobs.run(values));
  }

  private String partition(int day) {
    return source + "/ds=2025-03-0" + day;
  }
}
