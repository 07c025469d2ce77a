package io.howdah.oozie;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.lab.CertificateAuthority;
import io.howdah.lab.FileEntry;
import io.howdah.lab.HdfsFiles;
import io.howdah.lab.LabException;
import io.howdah.lab.OozieJobs;
import io.howdah.lab.OozieServer;
import io.howdah.lab.Secrets;
import io.howdah.lab.SecureLab;
import io.howdah.lab.TreeSpec;
import io.howdah.lab.UsesSecureLab;
import io.howdah.lab.WireTap;
import io.howdah.lab.channel.Message;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.oozie.client.WorkflowAction;
import org.apache.oozie.client.WorkflowJob.Status;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * No output of a copy reveals a secret to a workflow's user or in a log, although the server logs
 * at all levels. Each place has a name that the search must find, so a search that finds or reads
 * nothing fails.
 */
@UsesSecureLab
class SecretsIT {
  private static final String USER = "alice";
  private static final String PLANTED = "planted-to-be-found";
  private static final String TOKEN = "delegation token";
  private static final String WRONG_PASSWORD = "the-wrong-password";

  @RegisterExtension static final SecureLab LAB = new SecureLab();

  // The method below runs first, which NullAway does not see.
  @SuppressWarnings("NullAway.Init")
  private static OozieServer oozie;

  @SuppressWarnings("NullAway.Init")
  private static WireTap tap;

  @SuppressWarnings("NullAway.Init")
  private static Secrets secrets;

  private final OozieJobs jobs = new OozieJobs(LAB.cluster("open"), USER);
  private final String source = LAB.newDirectory("staging") + "/" + PLANTED;
  private final String target = LAB.newDirectory("open") + "/copy";

  @BeforeAll
  static void start(@TempDir Path directory) throws Exception {
    tap = WireTap.before(LAB.url("staging"));
    Message staging = LAB.entry("staging", SecureServer.LOGIN, tap.url());
    Message prod =
        LAB.entry("prod", SecureServer.LOGIN)
            .with("ca", null)
            .with("truststore", LAB.authority().truststore("JKS").toString());
    Message trusting = prod.with("truststore_password", CertificateAuthority.PASSWORD);
    Message stranger = staging.with("keytab", prod.text("keytab"));
    oozie =
        SecureServer.named(
                "secrets",
                LAB,
                directory,
                List.of(
                    staging,
                    trusting,
                    LAB.entry("open", SecureServer.LOGIN),
                    stranger.with("name", "with-a-strangers-keys"),
                    prod.with("name", "with-a-wrong-password")
                        .with("truststore_password", WRONG_PASSWORD)))
            .property("oozie.howdah.retry.max", "0")
            .loggingEverything()
            .start();
    secrets =
        new Secrets()
            .add(PLANTED, PLANTED)
            .add("store's password", CertificateAuthority.PASSWORD)
            .add("store's wrong password", WRONG_PASSWORD)
            .addKeys(Path.of(staging.text("keytab")))
            .addKeys(Path.of(prod.text("keytab")));
  }

  @AfterAll
  static void stop() {
    oozie.close();
    tap.close();
  }

  @Test
  void hidesThemInCopiesThatSucceed() throws Exception {
    LAB.cluster("staging").files().writeTree(source, TreeSpec.of(5, 1_000, 1));

    String job = run("staging", "prod", LAB.newDirectory("prod") + "/copy", "");

    assertThat(jobs.awaitEnd(oozie, job)).as(oozie.log()).isEqualTo(Status.SUCCEEDED);
    assertHidden(job);
    assertThat(secrets.of(TOKEN)).isNotEmpty();
    assertThat(secrets.foundIn(jobs.action(oozie, job, "copy").getData())).containsExactly(PLANTED);
  }

  @Test
  void hidesThemInCopiesThatNeverBegin() throws Exception {
    String keys = run("with-a-strangers-keys", "open", target, "");
    String password = run("staging", "with-a-wrong-password", target, "");
    OozieJobs ofBob = new OozieJobs(LAB.cluster("open"), "bob");
    String bobs = ofBob.run(oozie, CopyLab.copying("staging", source, "open", target, ""));

    assertFails(keys, "HOWDAH_UNKNOWN_REALM");
    assertFails(password, "HOWDAH_INVALID_CONFIGURATION");
    assertFails(bobs, "HOWDAH_IMPERSONATION_DENIED");
  }

  @Test
  void hidesThemInACopyWhoseClusterDies() throws Exception {
    LAB.cluster("staging").files().writeTree(source, TreeSpec.of(1_000, 100, 1));
    String job = run("staging", "open", target, "<threads>1</threads><attempts>1</attempts>");
    OozieJobs.await(
        () -> LAB.cluster("open").files().status(target + "/file-000003").isPresent(),
        begun -> begun);
    assertThat(records(LAB.cluster("open").files(), "/user/" + USER)).contains("/journal-1\n");
    assertHidden(job);
    assertThat(secrets.of(TOKEN)).isNotEmpty();

    LAB.cluster("staging").stopNameNode(0);
    try {
      assertFails(job, "HOWDAH_CLUSTER_UNREACHABLE");
    } finally {
      LAB.cluster("staging").startNameNode(0);
    }
  }

  private String run(String from, String to, String destination, String options) throws Exception {
    return jobs.run(oozie, CopyLab.copying(from, source, to, destination, options));
  }

  private void assertFails(String job, String code) throws Exception {
    assertThat(jobs.awaitEnd(oozie, job)).as(oozie.log()).isEqualTo(Status.KILLED);
    assertThat(jobs.action(oozie, job, "copy").getErrorCode()).isEqualTo(code);
    assertHidden(job);
  }

  private void assertHidden(String job) throws Exception {
    secrets.addTraffic(tap.heard());
    assertThat(secrets.of("Negotiate value")).isNotEmpty();
    Map<String, List<String>> found = new LinkedHashMap<>();
    tracesOf(job).forEach((place, text) -> found.put(place, secrets.foundIn(text)));

    assertThat(found)
        .allSatisfy((place, what) -> assertThat(what).as(place).isSubsetOf(PLANTED))
        .containsEntry("action's configuration", List.of(PLANTED))
        .containsEntry("job's log", List.of(PLANTED))
        .containsEntry("oozie.log", List.of(PLANTED));
    assertThat(oozie.log()).as("that everything is logged").contains(" TRACE ", " DEBUG ");
  }

  private Map<String, String> tracesOf(String job) throws Exception {
    WorkflowAction copy = jobs.action(oozie, job, "copy");
    Map<String, String> traces = new LinkedHashMap<>();
    traces.put("action", copy.toString());
    traces.put("action's data", String.valueOf(copy.getData()));
    traces.put("action's statistics", String.valueOf(copy.getStats()));
    traces.put("action's configuration", copy.getConf());
    traces.put("error's message", String.valueOf(copy.getErrorMessage()));
    traces.put("external status", String.valueOf(copy.getExternalStatus()));
    traces.put("console url", String.valueOf(copy.getConsoleUrl()));
    traces.put("job's log", jobs.log(oozie, job));
    traces.put("job", String.valueOf(OozieJobs.client(oozie).getJobInfo(job)));
    traces.put("records", records(LAB.cluster("open").files(), "/user/" + USER));
    try (Stream<Path> logs = Files.list(oozie.home().resolve("logs").toRealPath())) {
      for (Path log : logs.toList()) {
        traces.put(log.getFileName().toString(), read(log));
      }
    }
    traces.put("oozie.log", oozie.log()); // also what was rolled over at the full hour
    return traces;
  }

  private static String read(Path log) throws IOException {
    return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
  }

  /** The names of all files below a directory, and the text of those but the workflows. */
  private static String records(HdfsFiles files, String directory) {
    StringBuilder text = new StringBuilder();
    for (FileEntry entry : files.list(directory)) {
      text.append(entry.path()).append('\n');
      if (entry.type() == FileEntry.Type.FILE && !entry.path().endsWith("workflow.xml")) {
        text.append(readIfThere(files, entry.path())).append('\n');
      }
    }
    return text.toString();
  }

  /** Oozie deletes the records of a workflow some time after its end. */
  private static String readIfThere(HdfsFiles files, String path) {
    try {
      return files.readText(path);
    } catch (LabException e) {
      if (e.type().equals(FileNotFoundException.class.getName())) {
        return "";
      }
      throw e;
    }
  }
}
