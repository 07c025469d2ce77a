package io.howdah.oozie;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.lab.HdfsCluster;
import io.howdah.lab.OozieJobs;
import io.howdah.lab.OozieServer;
import io.howdah.lab.TreeSpec;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.util.List;
import java.util.Properties;
import org.apache.oozie.client.WorkflowAction;
import org.apache.oozie.client.WorkflowJob.Status;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.json.simple.JSONObject;
import org.json.simple.parser.JSONParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a copy leaves in the server's log, its figures and its database, and how much of it. */
@UsesSharedServer
class TracesIT {
  /** An entry of oozie.log begins with its time; other lines belong to the entry before. */
  private static final String ENTRY = "(?m)^(?=\\d{4}-\\d\\d-\\d\\d )";

  @RegisterExtension static final CopyServer SERVER = CopyServer.shared();

  private final OozieServer oozie = SERVER.oozie();
  private final HdfsCluster staging = SERVER.staging();
  private final OozieJobs jobs = SERVER.jobs();
  private final String source = SERVER.newSource();
  private final String parent = SERVER.newParent();
  private final String target = parent + "/copy";

  @Test
  void writesToTheLogOfTheJobAndNowhereElse() throws Exception {
    staging.files().writeTree(source, TreeSpec.of(3, 100, 1));
    String secret = source + "/a\n2026-01-01 FATAL forged";
    staging.files().writeText(secret, "secret");
    staging.files().setPermission(secret, 0600);

    String job = jobs.run(oozie, CopyLab.copying(source, target, ""));
    assertThat(jobs.awaitEnd(oozie, job)).isEqualTo(Status.KILLED);

    String prefix = "JOB[" + job + "] ACTION[" + job + "@copy] ";
    assertThat(jobs.log(oozie, job))
        .contains(prefix + "Copying staging:" + source + " to prod:" + target + ".")
        .contains(prefix + source + "/a?2026-01-01 FATAL forged was not copied: ")
        .contains(
            prefix + "The copy failed: 3 of 4 files copied (300 bytes), 0 skipped, 1 failed.");
    List<String> ours =
        List.of(oozie.log().split(ENTRY)).stream()
            .filter(entry -> entry.contains(source) || entry.contains(" howdah:"))
            .toList();
    assertThat(ours).hasSizeGreaterThan(2);
    assertThat(ours.stream().filter(entry -> entry.contains(source)))
        .allSatisfy(entry -> assertThat(entry).contains("JOB[" + job + "]"));
    assertThat(oozie.log()).doesNotContain("\n2026-01-01 FATAL forged");
    assertThat(Files.readString(oozie.output())).doesNotContain(source).doesNotContain("howdah");
  }

  @Test
  void countsWhatItDoesInTheServersInstrumentation() throws Exception {
    staging.files().writeTree(source, TreeSpec.of(7, 100, 1));
    long succeeded = counter("copies.succeeded");
    long failed = counter("copies.failed");
    long files = counter("files.copied");
    long bytes = counter("bytes.copied");
    long started = counter("copies.started");

    String good = jobs.run(oozie, CopyLab.copying(source, target, ""));
    String bad = jobs.run(oozie, CopyLab.copying(source + "/nothing", target + "-2", ""));
    jobs.awaitEnd(oozie, good);
    jobs.awaitEnd(oozie, bad);

    assertThat(counter("copies.started")).isEqualTo(started + 2);
    assertThat(counter("copies.succeeded")).isEqualTo(succeeded + 1);
    assertThat(counter("copies.failed")).isEqualTo(failed + 1);
    assertThat(counter("files.copied")).isEqualTo(files + 7);
    assertThat(counter("bytes.copied")).isEqualTo(bytes + 700);
    assertThat(gauge("copies.running")).isEqualTo("0");
    assertThat(gauge("copies.waiting")).isEqualTo("0");
  }

  @Test
  void keepsLittleOfManyFailures() throws Exception {
    for (int i = 0; i < 300; i++) {
      String file = source + "/" + "\u00e4".repeat(100) + i;
      staging.files().writeText(file, "secret");
      staging.files().setPermission(file, 0600);
    }

    String job = jobs.run(oozie, CopyLab.copying(source, target, ""));
    assertThat(jobs.awaitEnd(oozie, job)).isEqualTo(Status.KILLED);

    WorkflowAction copy = jobs.action(oozie, job, "copy");
    assertThat(copy.getErrorCode()).isEqualTo("HOWDAH_PERMISSION_DENIED");
    assertThat(copy.getErrorMessage()).startsWith("300 of 300 files failed").hasSizeLessThan(501);
    assertThat(copy.getData()).hasSizeLessThan(64 << 10);
    JSONObject status = (JSONObject) new JSONParser().parse(data(copy).getProperty("status"));
    assertThat(status.get("Files Failed")).isEqualTo(300L);
    assertThat(status.get("Failures"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .hasSizeGreaterThan(10);
    assertThat(jobs.log(oozie, job).split(" was not copied: ", -1)).hasSizeLessThan(102);
    assertThat(jobs.log(oozie, job)).contains("More failures of this copy are not logged.");
  }

  private static Properties data(WorkflowAction action) throws IOException {
    Properties data = new Properties();
    data.load(new StringReader(action.getData()));
    return data;
  }

  private long counter(String name) throws Exception {
    return OozieJobs.client(oozie).getMetrics().getCounters().getOrDefault("howdah." + name, 0L);
  }

  private String gauge(String name) throws Exception {
    return String.valueOf(OozieJobs.client(oozie).getMetrics().getGauges().get("howdah." + name));
  }
}
