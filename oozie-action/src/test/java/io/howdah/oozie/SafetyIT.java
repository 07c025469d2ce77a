package io.howdah.oozie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.lab.FileEntry;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.OozieJobs;
import io.howdah.lab.OozieServer;
import io.howdah.lab.TreeSpec;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Map;
import org.apache.oozie.client.OozieClient;
import org.apache.oozie.client.OozieClientException;
import org.apache.oozie.client.WorkflowAction;
import org.apache.oozie.client.WorkflowJob.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a workflow cannot have the server do, though the server could do it. */
@UsesSharedServer
class SafetyIT {
  private static final String TOKEN = SharedServer.TOKEN;

  @RegisterExtension static final CopyServer SERVER = CopyServer.shared();

  private final OozieServer oozie = SERVER.oozie();
  private final HdfsCluster staging = SERVER.staging();
  private final HdfsCluster prod = SERVER.prod();
  private final OozieJobs jobs = SERVER.jobs();
  private final String source = SERVER.newSource();
  private final String parent = SERVER.newParent();
  private final String target = parent + "/copy";

  @Test
  void readsNoFileThatTheUserMayNotRead() throws Exception {
    staging.files().writeText(source + "/salaries", "secret");
    staging.files().setPermission(source + "/salaries", 0600);

    WorkflowAction copy = refused(CopyLab.copying(source + "/salaries", target, ""));

    assertThat(copy.getErrorCode()).isEqualTo("HOWDAH_PERMISSION_DENIED");
    assertThat(copy.getErrorMessage())
        .contains(source + "/salaries")
        .contains("user=alice, access=READ");
    assertThat(prod.files().status(target)).isEmpty();
  }

  @Test
  void readsNoFileInADirectoryThatTheUserMayNotEnter() throws Exception {
    staging.files().writeText(source + "/hr/salaries", "secret");
    staging.files().setPermission(source + "/hr", 0700);

    WorkflowAction file = refused(CopyLab.copying(source + "/hr/salaries", target, ""));
    WorkflowAction tree = refused(CopyLab.copying(source, target, ""));

    assertThat(file.getErrorCode()).isEqualTo("HOWDAH_PERMISSION_DENIED");
    assertThat(file.getErrorMessage()).contains("user=alice, access=EXECUTE");
    assertThat(tree.getErrorCode()).isEqualTo("HOWDAH_PERMISSION_DENIED");
    assertThat(prod.files().filePaths(parent)).isEmpty();
  }

  @Test
  void writesNothingWhereTheUserMayNotWrite() throws Exception {
    staging.files().writeTree(source, TreeSpec.of(2, 100, 1));
    prod.files().setOwner(parent, "bob", "bob");
    prod.files().setPermission(parent, 0755);

    WorkflowAction copy = refused(CopyLab.copying(source, target, ""));

    assertThat(copy.getErrorCode()).isEqualTo("HOWDAH_PERMISSION_DENIED");
    assertThat(copy.getErrorMessage()).contains("user=alice, access=WRITE");
    assertThat(prod.files().list(parent)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"of-alice", "of-copiers"})
  void usesClustersOfTheUserAndOfHerGroups(String cluster) throws Exception {
    staging.files().writeTree(source, TreeSpec.of(2, 100, 1));

    String job = jobs.run(oozie, copyingTo(cluster, target));

    assertThat(jobs.awaitEnd(oozie, job)).as(oozie.log()).isEqualTo(Status.SUCCEEDED);
    assertThat(prod.files().list(target)).extracting(FileEntry::owner).containsOnly("alice");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "of-bob      | PERMISSION_DENIED     | The user 'alice' is not among the allowed_users and",
        "of-auditors | PERMISSION_DENIED     | The user 'alice' is not among the allowed_users and",
        "of-nobody   | PERMISSION_DENIED     | The cluster 'of-nobody' is open to no user",
        "with-token  | INVALID_CONFIGURATION | This Oozie server cannot use the cluster 'with-token'",
        "local       | INVALID_ARGUMENT      | a workflow cannot reach the server's files",
        "LOCAL       | UNKNOWN_CLUSTER       | There is no cluster 'LOCAL'",
        "' local '   | INVALID_ARGUMENT      | a workflow cannot reach the server's files",
        "of-*        | UNKNOWN_CLUSTER       | There is no cluster 'of-*'",
        "../of-bob   | UNKNOWN_CLUSTER       | There is no cluster '../of-bob'",
        "http://h:1/ | UNKNOWN_CLUSTER       | There is no cluster 'http://h:1/'",
        "of-bob&#0;  | INVALID_ARGUMENT      | The action is not well-formed XML",
        "'of-bob%00' | UNKNOWN_CLUSTER       | There is no cluster 'of-bob%00'"
      })
  void usesNoOtherCluster(String cluster, String code, String sentence) throws Exception {
    staging.files().writeTree(source, TreeSpec.of(2, 100, 1));

    WorkflowAction copy =
        refused(copyingTo("${wf:conf('alias')}", target), Map.of("alias", cluster));

    assertThat(copy.getErrorCode()).isEqualTo("HOWDAH_" + code);
    assertThat(copy.getErrorMessage())
        .contains(sentence)
        .doesNotContain(TOKEN)
        .hasLineCount(1)
        .hasSizeLessThan(501);
    assertThat(oozie.log()).doesNotContain(TOKEN);
    assertThat(prod.files().status(target)).isEmpty();
  }

  @Test
  void namesOnlyTheUsersOwnClustersToHer() throws Exception {
    WorkflowAction copy = refused(copyingTo("of-alise", target));

    assertThat(copy.getErrorMessage())
        .contains("staging, prod, of-alice, of-copiers, with-token are open to 'alice'")
        .doesNotContain("of-bob")
        .doesNotContain("of-auditors");
  }

  /** Linux has no such user, so Hadoop reports no groups. */
  @Test
  void tellsAUserWithoutGroupsWhatIsWrong() throws Exception {
    OozieJobs ofDave = new OozieJobs(staging, "dave");
    Map<String, String> codes =
        Map.of(
            "of-nobody-knows", "HOWDAH_UNKNOWN_CLUSTER",
            "of-auditors", "HOWDAH_PERMISSION_DENIED");
    for (Map.Entry<String, String> code : codes.entrySet()) {
      String job = ofDave.run(oozie, copyingTo(code.getKey(), target));

      assertThat(ofDave.awaitEnd(oozie, job)).as(oozie.log()).isEqualTo(Status.KILLED);
      WorkflowAction copy = ofDave.action(oozie, job, "copy");
      assertThat(copy.getErrorCode()).isEqualTo(code.getValue());
      assertThat(copy.getErrorMessage()).doesNotContain("of-bob", "of-copiers");
    }
  }

  @Test
  void takesTheErrorTransitionWhereTheUserHasNoHomeDirectory() throws Exception {
    OozieJobs ofErin = new OozieJobs(staging, "erin");
    staging.files().delete("/user/erin");
    String application = SERVER.newSource();
    staging.files().writeText(application + "/workflow.xml", CopyLab.copying(source, target, ""));

    String job = ofErin.submit(oozie, OozieClient.APP_PATH, application, Map.of());

    assertThat(ofErin.awaitEnd(oozie, job)).as(oozie.log()).isEqualTo(Status.KILLED);
    WorkflowAction copy = ofErin.action(oozie, job, "copy");
    assertThat(copy.getErrorCode()).isEqualTo("HOWDAH_PERMISSION_DENIED");
    assertThat(copy.getErrorMessage()).contains("the home directory of its user");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/etc/passwd                  | SOURCE_NOT_FOUND",
        "file:///etc/passwd           | INVALID_ARGUMENT",
        "file:/etc/passwd             | INVALID_ARGUMENT",
        "local:/etc/passwd            | SOURCE_NOT_FOUND",
        "http://localhost:{port}/file | INVALID_ARGUMENT",
        "//localhost:{port}/file      | SOURCE_NOT_FOUND",
        "hdfs://localhost:{port}/file | INVALID_ARGUMENT",
        "../../../etc/passwd          | INVALID_PATH",
        "/user/alice/../bob           | INVALID_PATH",
        "/user/%2e%2e/etc             | SOURCE_NOT_FOUND",
        "/x?op=OPEN&user.name=hdfs    | SOURCE_NOT_FOUND",
        "/x#?doas=hdfs                | SOURCE_NOT_FOUND"
      })
  void opensNoUrlOrFileOfTheWorkflowsChoice(String place, String code) throws Exception {
    try (ServerSocket elsewhere = new ServerSocket(0)) {
      elsewhere.setSoTimeout(1);
      String path = place.replace("{port}", elsewhere.getLocalPort() + "");

      WorkflowAction copy = refused(CopyLab.copying("${place}", target, ""), Map.of("place", path));

      assertThat(copy.getErrorCode()).isEqualTo("HOWDAH_" + code);
      assertThat(copy.getErrorMessage()).hasLineCount(1).doesNotContain("root:");
      assertThatThrownBy(elsewhere::accept).isInstanceOf(SocketTimeoutException.class);
      assertThat(prod.files().status(target)).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "</source><source cluster=\"of-bob\">/x      | The element source is there twice",
        "/x<path>/y</path>                           | The element source may hold a value",
        "/x</source><unknown/><source>               | The element source is there twice",
        "/x<                                         | not well-formed XML"
      })
  void takesNoElementsThatAnExpressionSmugglesIn(String value, String sentence) throws Exception {
    WorkflowAction copy =
        refused(CopyLab.copying("${wf:conf('value')}", target, ""), Map.of("value", value));

    assertThat(copy.getErrorCode()).isEqualTo("HOWDAH_INVALID_ARGUMENT");
    assertThat(copy.getErrorMessage()).contains(sentence).hasLineCount(1);
  }

  @Test
  void takesNoTextOfAnyLength() throws Exception {
    Map<String, String> properties = Map.of("value", "x".repeat(200_000));

    WorkflowAction path = refused(CopyLab.copying("/${wf:conf('value')}", target, ""), properties);
    WorkflowAction cluster = refused(copyingTo("${wf:conf('value')}", target), properties);
    WorkflowAction pattern =
        refused(
            CopyLab.copying("/{" + "a,".repeat(3_000) + "}/${lots}", target, ""),
            Map.of("lots", "x".repeat(2_000)));

    assertThat(path.getErrorMessage())
        .contains("The element source may have 8000 characters at most, not 200001.");
    assertThat(cluster.getErrorMessage()).contains("more than 8000 characters");
    assertThat(pattern.getErrorCode()).isEqualTo("HOWDAH_INVALID_ARGUMENT");
    assertThat(pattern.getErrorMessage()).hasSizeLessThan(501);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE w [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
        "<!DOCTYPE w [<!ENTITY e SYSTEM \"http://localhost:{port}/\">]>",
        "<!DOCTYPE w SYSTEM \"http://localhost:{port}/w.dtd\" [<!ENTITY e \"x\">]>",
        "<!DOCTYPE w [<!ENTITY % p SYSTEM \"http://localhost:{port}/\"> %p; <!ENTITY e \"x\">]>",
        "<!DOCTYPE w [<!ENTITY a \"lolololololololololololol\">"
            + "<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
            + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">"
            + "<!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\">"
            + "<!ENTITY f \"&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;\">"
            + "<!ENTITY e \"&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;\">]>"
      })
  void isRefusedAtSubmissionWithEntities(String declaration) throws Exception {
    try (ServerSocket elsewhere = new ServerSocket(0)) {
      elsewhere.setSoTimeout(1);
      String prolog = declaration.replace("{port}", elsewhere.getLocalPort() + "");

      assertThatThrownBy(() -> jobs.run(oozie, prolog + CopyLab.copying("/&e;", target, "")))
          .isInstanceOf(OozieClientException.class)
          .hasMessageMatching("(?s).*(DOCTYPE|100,000. entity expansions).*")
          .hasMessageNotContaining("root:");

      assertThatThrownBy(elsewhere::accept).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void isRefusedAtSubmissionWithAnElementOutsideTheSchema() {
    assertRefusedAtSubmission(CopyLab.copying("/a<path>/b</path>", target, ""), "source");
    assertRefusedAtSubmission(CopyLab.copying("/a", target, "<url>http://h/</url>"), "url");
    assertRefusedAtSubmission(
        CopyLab.copying("/a", target, "<threads>1</threads>".repeat(2_000)), "threads");
  }

  /**
   * Oozie's response to the submission would quote the text in a header that has no room for it.
   */
  @Test
  void saysWhyItRefusesTextsThatAreTooLong() throws Exception {
    for (String text : List.of("x".repeat(98_000), "9".repeat(1_001))) {
      for (String workflow :
          List.of(
              CopyLab.copying("/" + text.repeat(text.length() < 8_000 ? 8 : 1), target, ""),
              CopyLab.copying("/a", target, "<threads>" + text + "</threads>"),
              CopyLab.copying("/a", target, "<verify>" + text + "</verify>"))) {
        WorkflowAction copy = refused(workflow);

        assertThat(copy.getErrorCode()).isEqualTo("HOWDAH_INVALID_ARGUMENT");
        assertThat(copy.getErrorMessage()).contains(" characters at most, not ");
      }
    }
    assertThat(refused(copyingTo("x".repeat(98_000), target)).getErrorMessage())
        .contains("may name no cluster of more than 8000 characters");
  }

  private void assertRefusedAtSubmission(String workflow, String element) {
    assertThatThrownBy(() -> jobs.run(oozie, workflow))
        .isInstanceOf(OozieClientException.class)
        .hasMessageContaining("E0701")
        .hasMessageContaining(element);
  }

  /** The copy action of a workflow that took the error transition. */
  private WorkflowAction refused(String workflow) throws Exception {
    return refused(workflow, Map.of());
  }

  private WorkflowAction refused(String workflow, Map<String, String> properties) throws Exception {
    String job = jobs.run(oozie, workflow, properties);
    assertThat(jobs.awaitEnd(oozie, job)).as(oozie.log()).isEqualTo(Status.KILLED);
    WorkflowAction copy = jobs.action(oozie, job, "copy");
    assertThat(copy.getTransition()).isEqualTo("fail");
    return copy;
  }

  private String copyingTo(String cluster, String path) {
    return CopyLab.copying(source, path, "").replace("\"prod\"", "\"" + cluster + "\"");
  }
}
