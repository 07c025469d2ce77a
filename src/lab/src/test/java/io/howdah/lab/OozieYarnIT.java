package io.howdah.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.apache.oozie.client.WorkflowJob.Status;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Actions that Oozie lets YARN run. */
// The method below runs first, which NullAway does not see.
@SuppressWarnings("NullAway.Init")
class OozieYarnIT {
  @RegisterExtension static final LabClusters LAB = LabClusters.of(HdfsCluster.builder("staging"));

  private static YarnCluster yarn;
  private static OozieServer oozie;

  private final HdfsCluster cluster = LAB.cluster("staging");
  private final OozieJobs jobs = new OozieJobs(cluster, "alice");

  @BeforeAll
  static void start() {
    HdfsCluster home = LAB.cluster("staging");
    yarn = YarnCluster.start("yarn", home);
    oozie = OozieServer.builder("oozie-on-yarn").home(home).yarn(yarn).quickIntervals().start();
    oozie.installShareLib();
  }

  @AfterAll
  static void stop() {
    oozie.close();
    yarn.close();
  }

  @Test
  void runsAShellActionAndReadsWhatItSays() throws Exception {
    String job =
        jobs.run(
            oozie,
            workflow(
                """
                <shell xmlns="uri:oozie:shell-action:1.0">
                  <resource-manager>%s</resource-manager>
                  <name-node>${nameNode}</name-node>
                  <exec>echo</exec>
                  <argument>files=3</argument>
                  <capture-output/>
                </shell>
                """,
                "${wf:actionData('act')['files'] eq 3}"));

    assertThat(jobs.awaitEnd(oozie, job)).isEqualTo(Status.SUCCEEDED);
  }

  @Test
  void runsAJavaActionFromAJarBesideTheWorkflow() throws Exception {
    String workflow =
        workflow(
            """
            <java>
              <resource-manager>%s</resource-manager>
              <name-node>${nameNode}</name-node>
              <main-class>io.howdah.lab.GreetingMain</main-class>
              <arg>${wf:user()}</arg>
              <capture-output/>
            </java>
            """,
            "${wf:actionData('act')['greeting'] eq 'Hello alice'}");
    String library = jobs.write(workflow) + "/lib/greeting.jar";
    cluster.filesAs("alice").write(library, jar(GreetingMain.class));

    String job = jobs.run(oozie, workflow);

    assertThat(jobs.awaitEnd(oozie, job)).isEqualTo(Status.SUCCEEDED);
  }

  @Test
  void endsAWorkflowAsItsActionDoes() throws Exception {
    String job =
        jobs.run(
            oozie,
            workflow(
                """
                <shell xmlns="uri:oozie:shell-action:1.0">
                  <resource-manager>%s</resource-manager>
                  <name-node>${nameNode}</name-node>
                  <exec>false</exec>
                </shell>
                """,
                "${true}"));

    assertThat(jobs.awaitEnd(oozie, job)).isEqualTo(Status.KILLED);
  }

  /** A workflow of one action, which ends well if the condition holds afterwards. */
  private static String workflow(String action, String condition) {
    return """
        <workflow-app name="on-yarn" xmlns="uri:oozie:workflow:1.0">
          <start to="act"/>
          <action name="act">
            %s
            <ok to="judge"/>
            <error to="fail"/>
          </action>
          <decision name="judge">
            <switch><case to="end">%s</case><default to="fail"/></switch>
          </decision>
          <kill name="fail"><message>${wf:errorMessage(wf:lastErrorNode())}</message></kill>
          <end name="end"/>
        </workflow-app>
        """
        .formatted(action.formatted(yarn.resourceManager()), condition);
  }

  private static byte[] jar(Class<?> type) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String entry = type.getName().replace('.', '/') + ".class";
    try (JarOutputStream jar = new JarOutputStream(bytes);
        InputStream code = type.getClassLoader().getResourceAsStream(entry)) {
      jar.putNextEntry(new JarEntry(entry));
      Objects.requireNonNull(code).transferTo(jar);
    }
    return bytes.toByteArray();
  }
}
