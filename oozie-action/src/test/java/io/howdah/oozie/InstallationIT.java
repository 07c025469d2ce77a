package io.howdah.oozie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.lab.HdfsCluster;
import io.howdah.lab.LabClusters;
import io.howdah.lab.OozieJobs;
import io.howdah.lab.OozieServer;
import io.howdah.lab.TreeSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.apache.oozie.client.OozieClientException;
import org.apache.oozie.client.WorkflowAction;
import org.apache.oozie.client.WorkflowJob.Status;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * An installation with something missing: the server starts all the same, its log has the
 * correction, and no copy hangs.
 */
class InstallationIT {
  private static final String SERVICES = "oozie.services.ext";
  private static final String CLUSTERS_FILE = "oozie.howdah.clusters.file";

  private static final Map<String, String> SETTINGS =
      Map.of("oozie.howdah.copies.max", "8", "oozie.howdah.threads.per.copy", "16");

  private static final String TOKEN = "c2VjcmV0LXRva2Vu";

  @RegisterExtension
  static final LabClusters LAB =
      LabClusters.of(HdfsCluster.builder("staging"), HdfsCluster.builder("prod"));

  // The method below runs first, which NullAway does not see.
  @SuppressWarnings("NullAway.Init")
  private static OozieServer oozie;

  @SuppressWarnings("NullAway.Init")
  private static Path clusters;

  private final HdfsCluster staging = LAB.cluster("staging");
  private final HdfsCluster prod = LAB.cluster("prod");
  private final OozieJobs jobs = new OozieJobs(staging, "alice");
  private final String source = LAB.newDirectory("staging");
  private final String parent = LAB.newDirectory("prod");
  private final String target = parent + "/copy";

  @BeforeAll
  static void start(@TempDir Path directory) throws Exception {
    clusters = directory.resolve("clusters.json");
    serve(CopyLab.entry(LAB.cluster("staging"), "\"allowed_users\": [\"*\"]"));
    oozie =
        CopyLab.server("installation", LAB.cluster("staging"), clusters)
            // Without the service Oozie alone checks a running action.
            .property("oozie.service.ActionCheckerService.action.check.interval", "1")
            .property("oozie.service.ActionCheckerService.action.check.delay", "1")
            .start();
  }

  @AfterAll
  static void stop() {
    oozie.close();
  }

  @BeforeEach
  void prepare() throws IOException {
    serveBoth();
    prod.files().setOwner(parent, "alice", "alice");
  }

  @Test
  void endsCopiesWhereTheServiceIsMissing() throws Exception {
    restart(SERVICES, "io.howdah.oozie.CopyService");
    staging.files().writeTree(source, TreeSpec.of(1_000, 100, 1));
    String running = jobs.run(oozie, CopyLab.copying(source, target, "<threads>1</threads>"));
    OozieJobs.await(() -> prod.files().list(parent).size(), count -> count > 10);

    String log = restart(SERVICES, "");

    assertThat(log)
        .contains(
            "Howdah's installation: add io.howdah.oozie.CopyService to oozie.services.ext in"
                + " oozie-site.xml.");
    assertNotInstalled(jobs.run(oozie, copying()), "must add CopyService to oozie.services.ext.");
    assertNotInstalled(running, "must add CopyService to oozie.services.ext.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "clusters.file    |       | oozie-site.xml must name the cluster file in"
            + " oozie.howdah.clusters.file.",
        "copies.max       | many  | The property oozie.howdah.copies.max in oozie-site.xml must be a"
            + " whole number, not 'many'.",
        "threads.per.copy | 0     | The property oozie.howdah.threads.per.copy in oozie-site.xml must"
            + " be 1 to 1000, not 0."
      })
  void endsCopiesWhereASettingIsWrong(String setting, String value, String sentence)
      throws Exception {
    String log = restart("oozie.howdah." + setting, value == null ? "" : value);

    assertThat(log).contains("Howdah's installation: " + sentence);
    assertNotInstalled(jobs.run(oozie, copying()), sentence);
  }

  @Test
  void copiesAsSoonAsTheClusterFileIsRight() throws Exception {
    Files.delete(clusters);
    String log = restart(CLUSTERS_FILE, clusters.toString());
    assertThat(log)
        .contains(
            "Howdah's installation: The cluster file "
                + clusters
                + ", which oozie.howdah.clusters.file names, does not exist");
    assertThat(errorOf(jobs.run(oozie, copying()))).isEqualTo("HOWDAH_INVALID_CONFIGURATION");

    serve("{\"name\": \"staging\", \"token\": \"" + TOKEN + "\" oops");
    assertThat(errorOf(jobs.run(oozie, copying()))).isEqualTo("HOWDAH_INVALID_CONFIGURATION");
    assertThat(oozie.log()).contains("is not valid JSON").doesNotContain(TOKEN);

    serveBoth();
    staging.files().writeTree(source, TreeSpec.of(3, 100, 1));
    String job = jobs.run(oozie, copying());
    assertThat(jobs.awaitEnd(oozie, job)).as(oozie.log()).isEqualTo(Status.SUCCEEDED);

    serve("{\"name\": \"staging\", \"token\": \"" + TOKEN + "\" oops");
    String later = jobs.run(oozie, copying());
    assertThat(jobs.awaitEnd(oozie, later)).as(oozie.log()).isEqualTo(Status.SUCCEEDED);
    assertThat(oozie.log())
        .containsOnlyOnce("A copy of alice from staging:" + source + " uses the cluster file as it")
        .contains("; now it is wrong: ")
        .doesNotContain(TOKEN);
  }

  @Test
  void saysAtTheStartWhichClustersCannotServe() throws Exception {
    serve(
        CopyLab.entry("open-to-nobody", prod, "\"timeout\": 60"),
        CopyLab.entry("with-proxy", prod, "\"proxy\": \"hdfs\", \"allowed_users\": [\"*\"]"),
        CopyLab.entry(
            "with-token",
            prod,
            "\"auth_mechanism\": \"TOKEN\", \"token\": \"%s\", \"allowed_users\": [\"*\"]"
                .formatted(TOKEN)));

    String log = restart("oozie.service.SchemaService.wf.ext.schemas", "");

    assertThat(log)
        .contains("the cluster 'open-to-nobody' is open to no user: set its allowed_users")
        .contains("the cluster 'with-proxy' has a proxy, but here the workflow's user decides")
        .contains("the cluster 'with-token' has auth_mechanism TOKEN")
        .contains(
            "add webhdfs-copy-action-1.0.xsd to oozie.service.SchemaService.wf.ext.schemas in"
                + " oozie-site.xml.")
        .doesNotContain(TOKEN);
    assertThatThrownBy(() -> jobs.run(oozie, copying()))
        .isInstanceOf(OozieClientException.class)
        .hasMessageContaining("no declaration can be found for element 'webhdfs-copy'");
  }

  @Test
  void refusesWorkflowsWhereTheExecutorIsMissing() throws Exception {
    String property = "oozie.service.ActionService.executor.ext.classes";

    String log = restart(property, "");

    assertThat(log)
        .contains(
            "Howdah's installation: add io.howdah.oozie.WebHdfsCopyActionExecutor to "
                + property
                + " in oozie-site.xml.");
    assertThatThrownBy(() -> jobs.run(oozie, copying()))
        .isInstanceOf(OozieClientException.class)
        .hasMessageContaining("webhdfs-copy");
  }

  private void assertNotInstalled(String job, String sentence) throws Exception {
    assertThat(errorOf(job)).isEqualTo("HOWDAH_NOT_INSTALLED");
    assertThat(jobs.action(oozie, job, "copy").getErrorMessage())
        .contains("This Oozie server cannot copy; its administrator must ")
        .endsWith(sentence);
  }

  /** The error code of a workflow that took the error transition. */
  private String errorOf(String job) throws Exception {
    assertThat(jobs.awaitEnd(oozie, job)).as(oozie.log()).isEqualTo(Status.KILLED);
    WorkflowAction copy = jobs.action(oozie, job, "copy");
    assertThat(copy.getTransition()).isEqualTo("fail");
    assertThat(copy.getErrorMessage()).doesNotContain(TOKEN);
    return copy.getErrorCode();
  }

  private String copying() {
    return CopyLab.copying(source, target, "");
  }

  /** Starts the server with one property unlike the guide's, and returns what it logs. */
  private static String restart(String property, String value) {
    oozie.kill();
    int before = oozie.log().length();
    CopyLab.installation(clusters).forEach(oozie::property);
    SETTINGS.forEach(oozie::property);
    oozie.property(property, value);
    oozie.start();
    return oozie.log().substring(before);
  }

  private void serveBoth() throws IOException {
    serve(
        CopyLab.entry(staging, "\"allowed_users\": [\"*\"]"),
        CopyLab.entry(prod, "\"allowed_users\": [\"*\"]"));
  }

  private static void serve(String... entries) throws IOException {
    Files.writeString(clusters, "{\"clusters\": [" + String.join(",\n", List.of(entries)) + "]}");
    Files.setPosixFilePermissions(clusters, PosixFilePermissions.fromString("rw-------"));
  }
}
