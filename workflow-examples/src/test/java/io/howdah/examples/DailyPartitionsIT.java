package io.howdah.examples;

import static io.howdah.examples.ExampleJobs.data;
import static io.howdah.examples.ExampleJobs.node;
import static org.apache.oozie.client.CoordinatorAction.Status.KILLED;
import static org.apache.oozie.client.CoordinatorAction.Status.SUCCEEDED;
import static org.apache.oozie.client.CoordinatorAction.Status.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.lab.Referee;
import io.howdah.lab.TreeSpec;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.oozie.client.Job;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The example daily-partitions, over five days. */
class DailyPartitionsIT {
  @RegisterExtension static final ExampleLab LAB = new ExampleLab();

  private final String source = LAB.newDirectory(LAB.staging()) + "/sales";
  private final String destination = LAB.newDirectory(LAB.prod());
  private final String target = destination + "/sales";
  private final String flags = destination + "/flags";
  private final ExampleJobs jobs = LAB.jobs("daily-partitions");

  @Test
  void catchesUpAndHoldsUpNoDayForALateOne() throws Exception {
    for (int day : List.of(1, 2, 4)) {
      write(day);
      flag(day);
    }

    CoordinatorJobs coordinator = run(LAB.staging().hdfsUri());
    coordinator.awaitActions(
        days ->
            days.equals(Map.of(1, SUCCEEDED, 2, SUCCEEDED, 3, WAITING, 4, SUCCEEDED, 5, WAITING)));
    assertThat(flags()).containsExactly("2026-03-01", "2026-03-02", "2026-03-04");

    // The third day has its data but not its flag, while the fifth comes as a whole.
    write(3);
    write(5);
    flag(5);
    coordinator.awaitActions(days -> days.get(5) == SUCCEEDED);
    assertThat(coordinator.actions()).containsEntry(3, WAITING);
    assertThat(flags()).doesNotContain(day(3));
    assertThat(LAB.prod().files().status(target + "/ds=" + day(3))).isEmpty();

    flag(3);
    assertThat(coordinator.awaitEnd()).isEqualTo(Job.Status.SUCCEEDED);
    assertThat(flags()).containsExactly(day(1), day(2), day(3), day(4), day(5));
    Referee.compare(LAB.staging(), source, LAB.prod(), target).assertEqual();
  }

  @Test
  void looksForTheSourceOverHttpWhereToldTo() throws Exception {
    for (int day = 1; day <= 5; day++) {
      write(day);
      flag(day);
    }

    CoordinatorJobs coordinator =
        run(URI.create("webhdfs://" + LAB.staging().urls().get(0).getAuthority()));

    assertThat(coordinator.awaitEnd()).isEqualTo(Job.Status.SUCCEEDED);
    Referee.compare(LAB.staging(), source, LAB.prod(), target).assertEqual();
  }

  @Test
  void copiesAFailedDayAgainWhenTold() throws Exception {
    for (int day = 1; day <= 5; day++) {
      write(day);
      flag(day);
    }
    String secret = partition(2) + "/file-000001";
    LAB.staging().files().setPermission(secret, 0600);

    CoordinatorJobs coordinator = run(LAB.staging().hdfsUri());

    assertThat(coordinator.awaitEnd()).isEqualTo(Job.Status.DONEWITHERROR);
    assertThat(coordinator.actions())
        .isEqualTo(Map.of(1, SUCCEEDED, 2, KILLED, 3, SUCCEEDED, 4, SUCCEEDED, 5, SUCCEEDED));
    assertThat(node(coordinator.workflow(2), "failed").getErrorMessage())
        .startsWith(day(2) + ": copy: HOWDAH_FILES_FAILED: ")
        .contains(secret);
    assertThat(flags()).containsExactly(day(1), day(3), day(4), day(5));
    assertThat(LAB.prod().files().status(target + "/ds=" + day(2) + "/_SUCCESS")).isEmpty();

    LAB.staging().files().setPermission(secret, 0644);
    coordinator.rerun(2);
    coordinator.awaitActions(days -> days.get(2) == SUCCEEDED);

    assertThat(data(coordinator.workflow(2), "copy"))
        .containsEntry("filesCopied", "2")
        .containsEntry("filesSkipped", "2");
    assertThat(flags()).containsExactly(day(1), day(2), day(3), day(4), day(5));
    Referee.compare(LAB.staging(), source, LAB.prod(), target).assertEqual();
  }

  private CoordinatorJobs run(URI sourceNameNode) throws Exception {
    Map<String, String> values = new HashMap<>();
    values.put("start", day(1) + "T00:00Z");
    values.put("end", day(6) + "T00:00Z");
    values.put("sourceNameNode", sourceNameNode.toString());
    values.put("sourcePath", source);
    values.put("destinationNameNode", LAB.prod().hdfsUri().toString());
    values.put("destinationPath", target);
    values.put("flagsPath", flags);
    return new CoordinatorJobs(jobs.client(), jobs.run(values));
  }

  private void write(int day) {
    LAB.staging().files().writeTree(partition(day), TreeSpec.of(3, 1_000, day * 100L));
  }

  private void flag(int day) {
    LAB.staging().files().writeText(partition(day) + "/_SUCCESS", "");
  }

  private List<String> flags() {
    return LAB.prod().files().filePaths(flags).stream()
        .map(path -> path.substring(flags.length() + 1))
        .toList();
  }

  private String partition(int day) {
    return source + "/ds=" + day(day);
  }

  private static String day(int day) {
    return "2026-03-0" + day;
  }
}
