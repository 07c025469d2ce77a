package io.howdah.examples;

import static io.howdah.examples.ExampleJobs.data;
import static io.howdah.examples.ExampleJobs.describe;
import static io.howdah.examples.ExampleJobs.node;
import static io.howdah.examples.ExampleJobs.nodes;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.lab.HdfsFiles;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.oozie.client.WorkflowJob;
import org.apache.oozie.client.WorkflowJob.Status;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The example hive-table-script, on a real Hive. An action that succeeds or fails takes the place
 * of each hive2 action, and the test executes the statements.
 */
class HiveTableScriptIT {
  @RegisterExtension static final ExampleLab LAB = new ExampleLab();

  private static final Pattern HIVE2 = Pattern.compile("(?s)<hive2 .*?</hive2>");
  private static final String SUCCEEDS = "<fs/>";
  private static final String FAILS =
      "<fs><name-node>${nameNode}</name-node><move source='/nowhere' target='/elsewhere'/></fs>";

  private final String source = LAB.newDirectory(LAB.staging()) + "/orders";
  private final String destination = LAB.newDirectory(LAB.prod());
  private final String table = "scripted_" + Integer.toHexString(destination.hashCode());
  private final String target = destination + "/" + table;
  private final String script = destination + "/orders.sql";
  private final ExampleJobs jobs = LAB.jobs("hive-table-script");
  private final HdfsFiles prod = LAB.prod().files();

  @BeforeEach
  void createTable() {
    prod.mkdirs(target);
    prod.setOwner(target, ExampleLab.USER, ExampleLab.USER);
    LAB.hive()
        .execute(
            "create external table "
                + table
                + " (id int) partitioned by (ds string) location '"
                + target
                + "' tblproperties ('external.table.purge'='false')");
    write("2026-03-01", "1");
    write("2026-03-02", "2");
  }

  private void write(String day, String row) {
    LAB.staging().files().writeText(source + "/ds=" + day + "/000000_0", row + "\n");
  }

  @Test
  void executesTheStatementsOfFailedNightsFirst() throws Exception {
    WorkflowJob first = night("2026-03-02", FAILS, FAILS);
    assertThat(nodes(first)).containsSubsequence("copy", "is-one-left", "move", "execute");
    assertThat(nodes(first)).doesNotContain("execute-left");
    assertThat(node(first, "broken").getErrorMessage()).startsWith("2026-03-02: execute: ");
    assertThat(prod.status(script)).isEmpty();

    write("2026-03-02", "20");
    write("2026-03-03", "3");
    LAB.staging().files().delete(source + "/ds=2026-03-01");
    WorkflowJob second = night("2026-03-03", FAILS, FAILS);
    assertThat(nodes(second)).contains("execute-left").doesNotContain("move");
    assertThat(data(second, "copy"))
        .containsEntry("partitionsAdded", "1")
        .containsEntry("partitionsChanged", "1")
        .containsEntry("partitionsRemoved", "1");
    assertThat(prod.status(script)).isPresent();
    executeStatements();
    executeStatements(); // as after a night in which Beeline stopped in the middle
    assertThat(partitions()).containsExactly("ds=2026-03-01", "ds=2026-03-02");

    WorkflowJob third = night("2026-03-04", SUCCEEDS, FAILS);
    assertThat(nodes(third))
        .containsSubsequence("execute-left", "delete-left", "move", "execute", "broken");
    executeStatements();
    assertThat(rows()).containsExactly(List.of("20", "2026-03-02"), List.of("3", "2026-03-03"));
    assertThat(partitions()).containsExactly("ds=2026-03-02", "ds=2026-03-03");

    WorkflowJob fourth = night("2026-03-05", SUCCEEDS, SUCCEEDS);
    assertThat(fourth.getStatus()).as(describe(fourth)).isEqualTo(Status.SUCCEEDED);
    assertThat(prod.status(script)).isEmpty();
    assertThat(prod.status(script + ".now")).isEmpty();
  }

  @Test
  void keepsTheScriptIfTheCopyFails() throws Exception {
    LAB.staging().files().setPermission(source + "/ds=2026-03-02/000000_0", 0600);

    WorkflowJob night = night("2026-03-02", SUCCEEDS, SUCCEEDS);

    assertThat(node(night, "failed").getErrorMessage())
        .startsWith("2026-03-02: HOWDAH_FILES_FAILED: 1 of 2 files failed");
    assertThat(prod.readText(script)).contains("2026-03-01").doesNotContain("'2026-03-02'");
    assertThat(prod.status(script + ".now")).isEmpty();
  }

  /** Executes what a hive2 action would. */
  private void executeStatements() {
    List<String> statements =
        prod.readText(script + ".now")
            .lines()
            .filter(line -> !line.startsWith("--"))
            .map(line -> line.replaceFirst(";$", ""))
            .toList();
    assertThat(statements).isNotEmpty();
    LAB.hive().execute(statements.toArray(String[]::new));
  }

  private List<List<String>> rows() {
    return LAB.hive().execute("select id, ds from " + table).stream()
        .sorted(Comparator.comparing(row -> row.get(1)))
        .toList();
  }

  private List<String> partitions() {
    return LAB.hive().execute("show partitions " + table).stream().map(row -> row.get(0)).toList();
  }

  /**
   * Runs the coordinator for one night.
   *
   * @param left in the place of the first hive2 action
   * @param own in the place of the second one
   */
  private WorkflowJob night(String day, String left, String own) throws Exception {
    String workflow = Example.named("hive-table-script").text("workflow.xml");
    Matcher actions = HIVE2.matcher(workflow);
    String changed = actions.replaceFirst(Matcher.quoteReplacement(left));
    changed = HIVE2.matcher(changed).replaceFirst(Matcher.quoteReplacement(own));
    assertThat(changed).doesNotContain("hive2-action");
    jobs.put("workflow.xml", changed.getBytes(StandardCharsets.UTF_8));
    Map<String, String> values = new HashMap<>();
    values.put("start", day + "T01:00Z");
    values.put("end", day + "T02:00Z");
    values.put("sourcePath", source);
    values.put("destinationPath", target);
    values.put("destinationNameNode", LAB.prod().hdfsUri().toString());
    values.put("scriptPath", script);
    values.put("backupPath", destination + "/backup");
    CoordinatorJobs coordinator = new CoordinatorJobs(jobs.client(), jobs.run(values));
    coordinator.awaitEnd();
    return coordinator.workflow(1);
  }
}
