package io.howdah.examples;

import static io.howdah.examples.ExampleJobs.data;
import static io.howdah.examples.ExampleJobs.describe;
import static io.howdah.examples.ExampleJobs.node;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.lab.HdfsFiles;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.oozie.client.CoordinatorAction;
import org.apache.oozie.client.Job;
import org.apache.oozie.client.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The examples hive-table and hive-table-backfill, on a real Hive. */
class HiveTableIT {
  @RegisterExtension static final ExampleLab LAB = new ExampleLab();

  private final String source = LAB.newDirectory(LAB.staging()) + "/orders";
  private final String destination = LAB.newDirectory(LAB.prod());
  private final String target = destination + "/orders";
  private final String table = "orders_" + Integer.toHexString(target.hashCode());
  private final String loads = LAB.newDirectory(LAB.staging()) + "/loads";
  private final ExampleJobs jobs = LAB.jobs("hive-table");
  private final HdfsFiles files = LAB.staging().files();

  @BeforeEach
  void createTable() {
    LAB.prod().files().mkdirs(target);
    LAB.prod().files().setOwner(target, ExampleLab.USER, ExampleLab.USER);
    LAB.hive()
        .execute(
            "create external table "
                + table
                + " (id int) partitioned by (ds string) location '"
                + target
                + "' tblproperties ('external.table.purge'='false')");
    write("2026-01-01", "1"); // too old for the nights below
    write("2026-03-01", "2");
    write("2026-03-02", "3");
  }

  private void write(String day, String row) {
    files.writeText(source + "/ds=" + day + "/000000_0", row + "\n");
  }

  private List<List<String>> rows() {
    return LAB.hive().execute("select id, ds from " + table).stream()
        .sorted(Comparator.comparing(List::toString))
        .toList();
  }

  @Test
  void replicatesTheYoungerPartitionsNightAfterNight() throws Exception {
    CoordinatorJobs first = night("2026-03-03");
    assertThat(first.awaitEnd()).isEqualTo(Job.Status.SUCCEEDED);
    assertThat(rows()).containsExactly(List.of("2", "2026-03-01"), List.of("3", "2026-03-02"));
    assertThat(data(first.workflow(1), "copy"))
        .containsEntry("partitionsAdded", "2")
        .containsEntry("partitionsRegistered", "2");
    assertThat(files.filePaths(loads)).containsExactly(loads + "/2026-03-03");

    CoordinatorJobs unchanged = night("2026-03-04");
    assertThat(unchanged.awaitEnd()).isEqualTo(Job.Status.SUCCEEDED);
    assertThat(files.filePaths(loads)).hasSize(1);

    write("2026-03-02", "30");
    write("2026-03-04", "4");
    files.delete(source + "/ds=2026-03-01");
    CoordinatorJobs changed = night("2026-03-05");
    assertThat(changed.awaitEnd()).isEqualTo(Job.Status.SUCCEEDED);
    assertThat(rows()).containsExactly(List.of("30", "2026-03-02"), List.of("4", "2026-03-04"));
    assertThat(data(changed.workflow(1), "copy"))
        .containsEntry("partitionsAdded", "1")
        .containsEntry("partitionsChanged", "1")
        .containsEntry("partitionsRemoved", "1")
        .containsEntry("partitionsUnregistered", "1");
    assertThat(LAB.prod().files().filePaths(destination + "/backup")).hasSize(2);
    assertThat(files.filePaths(loads)).hasSize(2);
  }

  @Test
  void failsIfTheTableIsElsewhere() throws Exception {
    LAB.hive().execute("alter table " + table + " set location '/other/place'");

    CoordinatorJobs night = night("2026-03-03");

    assertThat(night.awaitEnd()).isEqualTo(Job.Status.KILLED);
    assertThat(night.actions()).isEqualTo(Map.of(1, CoordinatorAction.Status.KILLED));
    assertThat(node(night.workflow(1), "failed").getErrorMessage())
        .startsWith("2026-03-03: HOWDAH_DESTINATION_CONFLICT: The table default." + table)
        .contains("/other/place");
    assertThat(LAB.prod().files().filePaths(target)).isEmpty();
  }

  @Test
  void copiesARangeOfDaysAlone() throws Exception {
    ExampleJobs backfill = LAB.jobs("hive-table-backfill");
    write("2026-03-03", "4");

    WorkflowJob range = backfill.runToEnd(range("2026-03-01", "2026-03-03"));

    assertThat(range.getStatus()).as(describe(range)).isEqualTo(WorkflowJob.Status.SUCCEEDED);
    assertThat(rows()).containsExactly(List.of("2", "2026-03-01"), List.of("3", "2026-03-02"));
    assertThat(data(range, "copy")).containsEntry("partitionsRegistered", "2");

    WorkflowJob empty = backfill.runToEnd(range("2025-01-01", "2025-02-01"));
    assertThat(node(empty, "empty").getErrorMessage())
        .isEqualTo(source + " has no partition from 2025-01-01 to before 2025-02-01");
    assertThat(rows()).hasSize(2);
  }

  private Map<String, String> range(String from, String to) {
    return Map.of(
        "from",
        from,
        "to",
        to,
        "sourcePath",
        source,
        "destinationCluster",
        "warehouse",
        "destinationPath",
        target,
        "table",
        "default." + table,
        "backupPath",
        destination + "/backup");
  }

  private CoordinatorJobs night(String day) throws Exception {
    Map<String, String> values = new HashMap<>();
    values.put("start", day + "T01:00Z");
    values.put("end", day + "T02:00Z");
    values.put("sourcePath", source);
    values.put("destinationCluster", "warehouse");
    values.put("destinationPath", target);
    values.put("table", "default." + table);
    values.put("backupPath", destination + "/backup");
    values.put("loadsPath", loads);
    return new CoordinatorJobs(jobs.client(), jobs.run(values));
  }
}
