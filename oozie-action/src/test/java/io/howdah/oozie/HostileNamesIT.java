package io.howdah.oozie;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.front.text.WorkflowText;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.LabClusters;
import io.howdah.lab.OozieJobs;
import io.howdah.lab.OozieServer;
import io.howdah.lab.OozieServerBuilder;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.oozie.client.WorkflowAction;
import org.apache.oozie.client.WorkflowJob;
import org.apache.oozie.client.WorkflowJob.Status;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Untrusted users with write access below the source choose the names of files. Workflows put these
 * names, in messages and results, into the XML of their next actions, where Oozie escapes nothing.
 */
class HostileNamesIT {
  /** A property of the job which no mail and no other job may show. */
  private static final String SECRET = "xyzzy-plugh";

  private static final MailServer MAIL_SERVER = MailServer.start();

  @RegisterExtension
  static final CopyServer SERVER =
      CopyServer.of(
          LabClusters.of(HdfsCluster.builder("staging"), HdfsCluster.builder("prod")),
          HostileNamesIT::server);

  private final OozieServer oozie = SERVER.oozie();
  private final HdfsCluster staging = SERVER.staging();
  private final OozieJobs jobs = SERVER.jobs();
  private final String source = SERVER.newSource();
  private final String target = SERVER.newParent() + "/copy";

  @AfterAll
  static void closeMailServer() throws IOException {
    MAIL_SERVER.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "</body><cc>evil@example.com</cc><attachment>/user/alice/private</attachment><body>",
        "</value></property><property><name>oozie.wf.rerun.failnodes</name><value>true",
        "\"/><delete path=\"/user/alice/precious\"/><mkdir path=\"/user/alice/made",
        "]]> <![CDATA[ <!-- & &lt; &#60; <?x",
        "${secret} #{secret} \\${secret} ${wf_conf} {0} %s",
        "= 'x' y='z' `id` \u0001 \u202e \ud83d\ude00 \u65e5\u672c"
      })
  void areOnlyTextInTheNextActions(String name) throws Exception {
    String file = source + "/" + name + "/salaries";
    staging.files().writeText(file, "secret");
    staging.files().setPermission(file, 0600);
    staging.files().writeText("/user/alice/precious", "precious");
    staging.files().writeText("/user/alice/private", "private");
    int mailsBefore = MAIL_SERVER.mails().size();

    String job = jobs.run(oozie, workflow(child()), Map.of("secret", SECRET));

    assertThat(jobs.awaitEnd(oozie, job)).as(oozie.log()).isEqualTo(Status.KILLED);
    assertSafe(jobs.action(oozie, job, "copy"));
    String message = jobs.action(oozie, job, "copy").getErrorMessage();
    assertThat(message).contains("salaries").contains("user=alice, access=READ");
    assertMails(mailsBefore, message);
    assertThat(staging.files().readText("/user/alice/precious")).isEqualTo("precious");
    assertThat(staging.files().status("/user/alice/made")).isEmpty();
    assertThat(jobs.action(oozie, job, "directory").getStatus())
        .isEqualTo(WorkflowAction.Status.OK);
    assertChild(jobs.action(oozie, job, "child").getExternalId(), message);
    // Oozie keeps 500 characters of it.
    assertThat(jobs.action(oozie, job, "fail").getErrorMessage())
        .startsWith("[HOWDAH_PERMISSION_DENIED: " + beginning(message));
  }

  /** The workflow's own sentences once made the alert fail. */
  @Test
  void areOurOwnSentencesToo() throws Exception {
    int mailsBefore = MAIL_SERVER.mails().size();
    String workflow =
        workflow(child()).replace("</webhdfs-copy>", "<threads>${more}</threads></webhdfs-copy>");

    String job = jobs.run(oozie, workflow, Map.of("secret", SECRET, "more", "many"));

    assertThat(jobs.awaitEnd(oozie, job)).as(oozie.log()).isEqualTo(Status.KILLED);
    String message = jobs.action(oozie, job, "copy").getErrorMessage();
    assertThat(message).contains("The element threads must be a whole number").contains("'many'");
    assertMails(mailsBefore, message);
  }

  /** Everything that Oozie hands out of the action, and that EL functions can show. */
  private static void assertSafe(WorkflowAction copy) throws IOException {
    List<String> values = new ArrayList<>();
    values.add(copy.getErrorCode());
    values.add(copy.getErrorMessage());
    values.add(copy.getExternalStatus());
    values.add(copy.getExternalId());
    values.add(copy.getTrackerUri());
    values.add(copy.getConsoleUrl());
    values.add(String.valueOf(copy.getExternalChildIDs()));
    Properties data = new Properties();
    data.load(new StringReader(copy.getData()));
    String status = data.getProperty("status");
    assertThat(copy.getStats()).isEqualTo(status);
    assertThat(WorkflowText.ofJson(status)).isEqualTo(status);
    for (String key : data.stringPropertyNames()) {
      values.add(key);
      if (!key.equals("status")) {
        values.add(data.getProperty(key));
      }
    }
    assertThat(values).allSatisfy(value -> assertThat(value).matches(WorkflowText::isSafe));
    assertThat(String.join("", values) + status)
        .doesNotContainPattern("[<>&$#`\u0001\u202e\ud800-\udfff]");
  }

  /** The first mail is refused, so Oozie evaluates the action's XML once more. */
  private static void assertMails(int before, String message) {
    List<MailServer.Mail> mails = MAIL_SERVER.mails();
    assertThat(mails).hasSize(before + 2);
    for (MailServer.Mail mail : mails.subList(before, mails.size())) {
      assertThat(mail.recipients()).containsExactly("owner@example.com");
      assertThat(mail.content()).doesNotContain(SECRET).doesNotContain("boundary=");
      assertThat(mail.content()).contains(message.substring(0, 30));
    }
  }

  private void assertChild(String child, String message) throws Exception {
    WorkflowJob job = OozieJobs.client(oozie).getJobInfo(child);
    assertThat(job.getConf()).contains("<name>why</name>");
    assertThat(job.getConf()).doesNotContain("<name>oozie.wf.rerun.failnodes");
    assertThat(jobs.action(oozie, child, "fail").getErrorMessage())
        .startsWith(beginning(message))
        .doesNotContain(SECRET);
  }

  private static String beginning(String message) {
    return message.substring(0, Math.min(300, message.length()));
  }

  /** Writes a workflow that shows one of its values, and returns its path. */
  private String child() {
    return jobs.write(
        """
        <workflow-app name="child" xmlns="uri:oozie:workflow:1.0">
          <start to="fail"/>
          <kill name="fail"><message>${why}</message></kill>
          <end name="end"/>
        </workflow-app>
        """);
  }

  private String workflow(String child) {
    return """
        <workflow-app name="alert" xmlns="uri:oozie:workflow:1.0">
          <start to="copy"/>
          <action name="copy">
            <webhdfs-copy xmlns="uri:howdah:webhdfs-copy-action:1.0">
              <source cluster="staging">%s</source>
              <destination cluster="prod">%s</destination>
            </webhdfs-copy>
            <ok to="end"/>
            <error to="alert"/>
          </action>
          <action name="alert" retry-max="1" retry-interval="0">
            <email xmlns="uri:oozie:email-action:0.2">
              <to>owner@example.com</to>
              <subject>${wf:errorCode('copy')}</subject>
              <body>${wf:errorMessage('copy')} ${wf:actionData('copy')} ${wf:actionExternalStatus('copy')}</body>
            </email>
            <ok to="directory"/>
            <error to="directory"/>
          </action>
          <action name="directory">
            <fs>
              <name-node>${nameNode}</name-node>
              <mkdir path="/user/alice/${wf:errorCode('copy')}${wf:actionData('copy')['sourcePath']}"/>
              <mkdir path="/user/alice/of-%s/${replaceAll(wf:errorMessage('copy'), ':', '-')}"/>
            </fs>
            <ok to="child"/>
            <error to="child"/>
          </action>
          <action name="child">
            <sub-workflow>
              <app-path>${nameNode}%s</app-path>
              <propagate-configuration/>
              <configuration>
                <property>
                  <name>why</name>
                  <value>${wf:errorMessage('copy')} ${wf:actionData('copy')['status']}</value>
                </property>
              </configuration>
            </sub-workflow>
            <ok to="fail"/>
            <error to="fail"/>
          </action>
          <kill name="fail">
            <message>[${wf:errorCode('copy')}: ${wf:errorMessage('copy')}] ${wf:actionData('copy')['status']}</message>
          </kill>
          <end name="end"/>
        </workflow-app>
        """
        .formatted(source, target, source.replace("/", "-"), child);
  }

  private static OozieServerBuilder server(HdfsCluster staging, HdfsCluster prod, Path directory)
      throws IOException {
    return CopyLab.server("hostile-names", staging, CopyLab.clustersFile(directory, staging, prod))
        .property("oozie.email.smtp.host", "localhost")
        .property("oozie.email.smtp.port", MAIL_SERVER.port() + "");
  }
}
