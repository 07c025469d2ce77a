package io.howdah.oozie;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.lab.OozieJobs;
import io.howdah.lab.OozieServer;
import io.howdah.lab.Referee;
import io.howdah.lab.SecureLab;
import io.howdah.lab.TreeSpec;
import io.howdah.lab.UsesSecureLab;
import io.howdah.lab.channel.Message;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.oozie.client.WorkflowAction;
import org.apache.oozie.client.WorkflowJob.Status;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Workflows that copy between clusters of every kind, by a server with the right to act for alice.
 */
@UsesSecureLab
class SecureCopyIT {
  private static final String USER = "alice";

  /** {@code staging} again, for which the cluster file names no login: the server lends its own. */
  private static final String LENT = "staging-by-the-servers-login";

  private static final TreeSpec TREE = new TreeSpec(10, 2, 1, 200_000, 5);

  @RegisterExtension static final SecureLab LAB = new SecureLab();

  // The method below runs first, which NullAway does not see.
  @SuppressWarnings("NullAway.Init")
  private static OozieServer oozie;

  private final OozieJobs jobs = new OozieJobs(LAB.cluster("open"), USER);

  @BeforeAll
  static void start(@TempDir Path directory) throws Exception {
    List<Message> clusters =
        new ArrayList<>(
            Stream.of("staging", "prod", "open", "staging-httpfs", "open-httpfs")
                .map(alias -> LAB.entry(alias, SecureServer.LOGIN))
                .toList());
    clusters.add(LAB.entry("staging", SecureServer.LOGIN).with("name", LENT).with("keytab", null));
    oozie =
        SecureServer.named("secure", LAB, directory, clusters)
            .property("oozie.howdah.kerberos.login", "server")
            .property(
                "oozie.service.HadoopAccessorService.keytab.file",
                LAB.realm("staging").keytab(SecureServer.LOGIN).toString())
            .property(
                "oozie.service.HadoopAccessorService.kerberos.principal",
                LAB.realm("staging").principal(SecureServer.LOGIN))
            .start();
  }

  @AfterAll
  static void stop() {
    oozie.close();
  }

  @Test
  void copiesBetweenClustersOfEveryKind() throws Exception {
    List<Copy> copies = new ArrayList<>();
    copies.add(begin("staging", "prod", ""));
    copies.add(begin("prod", "staging", ""));
    copies.add(begin("staging", "open", ""));
    copies.add(begin("open", "staging", ""));
    copies.add(begin("prod", "open", ""));
    copies.add(begin("open", "prod", ""));
    copies.add(begin("staging", "open-httpfs", ""));
    copies.add(begin("open-httpfs", "prod", ""));
    copies.add(begin("prod", "staging-httpfs", ""));
    copies.add(begin("staging-httpfs", "open", ""));
    copies.add(begin("open-httpfs", "staging-httpfs", ""));
    copies.add(begin(LENT, "open", ""));

    for (Copy each : copies) {
      assertCopied(each, TREE.files());
    }
  }

  @ParameterizedTest
  @CsvSource({"'', 0", "<verify>readback</verify>, 10"})
  void readsTwiceWhatComesOutOfAZoneWhereToldTo(String options, int readTwice) throws Exception {
    String inZone = newTree("prod", LAB.newEncryptedDirectory());
    String outside = newTree("staging", LAB.newDirectory("staging"));
    String zone = LAB.newEncryptedDirectory();

    Copy out = begin("prod", inZone, "open", LAB.newDirectory("open") + "/copy", options);
    Copy in = begin("staging", outside, "prod", zone + "/copy", options);

    assertThat(assertCopied(out, 0)).containsEntry("filesReadTwice", String.valueOf(readTwice));
    // What arrives in a zone is read again there anyway.
    assertCopied(in, TREE.files());
  }

  @ParameterizedTest
  @ValueSource(strings = {"staging", "prod", "staging-httpfs"})
  void copiesForNoOtherUser(String alias) throws Exception {
    OozieJobs ofBob = new OozieJobs(LAB.cluster("open"), "bob");
    String source = newTree(alias, LAB.newDirectory(alias));
    String target = LAB.newDirectory("open") + "/copy";

    String job = ofBob.run(oozie, CopyLab.copying(alias, source, "open", target, ""));

    assertThat(ofBob.awaitEnd(oozie, job)).isEqualTo(Status.KILLED);
    WorkflowAction copy = ofBob.action(oozie, job, "copy");
    assertThat(copy.getTransition()).isEqualTo("fail");
    assertThat(copy.getErrorCode()).isEqualTo("HOWDAH_IMPERSONATION_DENIED");
    assertThat(copy.getErrorMessage()).contains("oozie is not allowed to impersonate bob");
    assertThat(LAB.cluster("open").files().status(target)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"staging", "prod", "staging-httpfs"})
  void readsNothingThatTheUserMayNotRead(String alias) throws Exception {
    String source = LAB.newDirectory(alias) + "/salaries";
    LAB.cluster(alias).files().writeText(source, "not for alice");
    LAB.cluster(alias).files().setPermission(source, 0600);
    String target = LAB.newDirectory("open") + "/copy";

    String job = jobs.run(oozie, CopyLab.copying(alias, source, "open", target, ""));

    assertThat(jobs.awaitEnd(oozie, job)).isEqualTo(Status.KILLED);
    WorkflowAction copy = jobs.action(oozie, job, "copy");
    assertThat(copy.getErrorCode()).isEqualTo("HOWDAH_PERMISSION_DENIED");
    assertThat(copy.getErrorMessage()).contains(source).contains("user=alice, access=READ");
    assertThat(LAB.cluster("open").files().status(target)).isEmpty();
  }

  private Copy begin(String from, String to, String options) throws Exception {
    String source = newTree(from, LAB.newDirectory(cluster(from)));
    return begin(from, source, to, LAB.newDirectory(to) + "/copy", options);
  }

  private Copy begin(String from, String source, String to, String target, String options)
      throws Exception {
    String job = jobs.run(oozie, CopyLab.copying(from, source, to, target, options));
    return new Copy(job, from, source, to, target);
  }

  private Properties assertCopied(Copy copy, int verified) throws Exception {
    assertThat(jobs.awaitEnd(oozie, copy.job())).as(oozie.log()).isEqualTo(Status.SUCCEEDED);
    Properties data = new Properties();
    data.load(new StringReader(jobs.action(oozie, copy.job(), "copy").getData()));
    assertThat(data)
        .as(copy.toString())
        .containsEntry("filesCopied", String.valueOf(TREE.files()))
        .containsEntry("filesVerified", String.valueOf(verified))
        .containsEntry("filesUnverifiable", String.valueOf(TREE.files() - verified))
        .containsEntry("retries", "0");
    assertThat(LAB.cluster(copy.to()).files().status(copy.target()).orElseThrow().owner())
        .isEqualTo(USER);
    Referee.compare(
            LAB.cluster(cluster(copy.from())), copy.source(), LAB.cluster(copy.to()), copy.target())
        .assertEqual();
    return data;
  }

  private static String newTree(String alias, String parent) {
    LAB.cluster(cluster(alias)).files().writeTree(parent + "/tree", TREE);
    return parent + "/tree";
  }

  private static String cluster(String alias) {
    return alias.equals(LENT) ? "staging" : alias;
  }

  /** A workflow, and what it copies. */
  private record Copy(String job, String from, String source, String to, String target) {}
}
