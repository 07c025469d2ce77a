package io.howdah.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.apache.oozie.client.WorkflowJob.Status;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A server that runs real workflows, stops and starts. */
class OozieServerIT {
  @RegisterExtension static final LabClusters LAB = LabClusters.of(HdfsCluster.builder("staging"));

  // The method below runs first, which NullAway does not see.
  @SuppressWarnings("NullAway.Init")
  private static OozieServer oozie;

  private final HdfsCluster cluster = LAB.cluster("staging");
  private final OozieJobs jobs = new OozieJobs(cluster, "alice");

  @BeforeAll
  static void start() {
    oozie = OozieServer.builder("oozie").home(LAB.cluster("staging")).quickIntervals().start();
  }

  @AfterAll
  static void stop() {
    oozie.close();
  }

  @Test
  void runsAWorkflowAndTellsOfIt() throws Exception {
    String job = jobs.run(oozie, OozieJobs.makingDirectory("/user/alice/made"));

    assertThat(jobs.awaitEnd(oozie, job)).isEqualTo(Status.SUCCEEDED);
    assertThat(cluster.files().status("/user/alice/made").orElseThrow().owner()).isEqualTo("alice");
    assertThat(jobs.log(oozie, job)).contains("JOB[" + job + "]").contains("ACTION[" + job + "@");
    assertThat(oozie.log()).contains(job);
  }

  @Test
  void keepsItsJobsOverACrashAndAnOrderlyStop() throws Exception {
    try (OozieServer own = OozieServer.builder("restarted").home(cluster).start()) {
      String job = jobs.run(own, OozieJobs.makingDirectory("/user/alice/before"));
      assertThat(jobs.awaitEnd(own, job)).isEqualTo(Status.SUCCEEDED);
      long before = own.processId();
      String url = own.url();

      own.kill();
      assertThat(own.isAlive()).isFalse();
      assertThat(own.log()).doesNotContain("Shutting down.");
      own.start();
      assertThat(own.processId()).isNotEqualTo(before);
      assertThat(own.url()).isEqualTo(url);
      assertThat(jobs.status(own, job)).isEqualTo(Status.SUCCEEDED);

      own.stop();
      assertThat(own.isAlive()).isFalse();
      assertThat(own.log()).contains("Shutting down.");
      own.start();
      assertThat(jobs.status(own, job)).isEqualTo(Status.SUCCEEDED);
      String next = jobs.run(own, OozieJobs.makingDirectory("/user/alice/after"));
      assertThat(jobs.awaitEnd(own, next)).isEqualTo(Status.SUCCEEDED);
    }
  }

  @Test
  void takesPluginsAndPropertiesWhileStopped(@TempDir Path directory) throws Exception {
    Path jar = directory.resolve("plugin.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry("extra-action.xsd"));
      out.write(
          "<schema xmlns='http://www.w3.org/2001/XMLSchema'/>".getBytes(StandardCharsets.UTF_8));
    }
    assertThatThrownBy(() -> oozie.installPlugin(jar))
        .hasMessage("oozie is running: stop it first.");
    try (OozieServer own =
        OozieServer.builder("upgraded")
            .home(cluster)
            .jvmFlag("-Dhowdah.lab.flag=yes")
            .environment("HOWDAH_LAB_VARIABLE", "yes")
            .plugin(jar)
            .property("oozie.service.SchemaService.wf.ext.schemas", "extra-action.xsd")
            .start()) {
      assertThat(OozieJobs.client(own).getOSEnv()).containsEntry("HOWDAH_LAB_VARIABLE", "yes");
      assertThat(OozieJobs.client(own).getJavaSystemProperties())
          .containsEntry("howdah.lab.flag", "yes")
          .hasEntrySatisfying(
              "java.class.path",
              classPath ->
                  assertThat(classPath)
                      .containsSubsequence("oozie-server-5.2.1.jar", "/lib/plugin.jar"));
      own.stop();
      own.removePlugins();
      assertThatThrownBy(own::start)
          .isInstanceOf(LabException.class)
          .hasMessageStartingWith("upgraded ended with code 1 at its start.")
          .hasMessageContaining("extra-action.xsd");

      own.installPlugin(jar);
      own.start();
      assertThat(own.isAlive()).isTrue();
    }
  }

  @Test
  void saysWhyItDoesNotStart() {
    OozieServerBuilder broken =
        OozieServer.builder("broken")
            .home(cluster)
            .property(
                "oozie.service.ActionService.executor.ext.classes", "com.example.NoSuchExecutor");

    assertThatThrownBy(broken::start)
        .isInstanceOf(LabException.class)
        .hasMessageStartingWith("broken ended with code 1 at its start.")
        .hasMessageContaining("com.example.NoSuchExecutor");
  }

  @Test
  void canBeLookedInto() {
    ServerProbe probe = oozie.probe();

    assertThat(probe.threadNames()).contains("main", "tether");
    assertThat(probe.threadDump()).contains("org.eclipse.jetty");
    assertThat(probe.openFiles()).anyMatch(file -> file.endsWith("/oozie.log"));
    assertThat(probe.loadedClasses()).isGreaterThan(5_000);
    assertThat(probe.liveObjects())
        .containsEntry("org.apache.oozie.server.EmbeddedOozieServer", 1L);
  }
}
