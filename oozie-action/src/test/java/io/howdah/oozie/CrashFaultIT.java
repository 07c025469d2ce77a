package io.howdah.oozie;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.lab.HdfsCluster;
import io.howdah.lab.OozieJobs;
import io.howdah.lab.OozieServer;
import io.howdah.lab.Referee;
import io.howdah.lab.Sweep;
import io.howdah.lab.TreeSpec;
import java.util.Map;
import org.apache.oozie.client.WorkflowJob.Status;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server dies in the middle of a copy, and starts again, with Oozie's own intervals. */
class CrashFaultIT {
  private static final int FILES = 300;

  @RegisterExtension static final CopyServer SERVER = CopyServer.named("crash");

  private final OozieServer oozie = SERVER.oozie();
  private final HdfsCluster staging = SERVER.staging();
  private final HdfsCluster prod = SERVER.prod();
  private final OozieJobs jobs = SERVER.jobs();
  private final String source = SERVER.newSource();
  private final String parent = SERVER.newParent();
  private final String target = parent + "/copy";
  private final CopiedTree copied = new CopiedTree(prod, target);

  @ParameterizedTest
  @ValueSource(ints = {0, 120, 260})
  void resumesAfterACrash(int filesBefore) throws Exception {
    assertResumes(filesBefore);
  }

  @Sweep
  @ParameterizedTest
  @ValueSource(ints = {1, 20, 50, 80, 150, 180, 210, 240})
  void resumesAfterACrashAtEachMoment(int filesBefore) throws Exception {
    assertResumes(filesBefore);
  }

  private void assertResumes(int filesBefore) throws Exception {
    staging.files().writeTree(source, TreeSpec.of(FILES, 2_000, filesBefore));
    String job = jobs.run(oozie, CopyLab.copying(source, target, "<threads>2</threads>"));
    OozieJobs.await(() -> copied.published().size(), count -> count >= filesBefore);

    oozie.kill();
    Map<String, Long> before = copied.published();
    oozie.start();

    assertThat(jobs.awaitEnd(oozie, job)).as(oozie.log()).isEqualTo(Status.SUCCEEDED);
    assertThat(before).hasSizeLessThan(FILES);
    assertThat(copied.published()).containsAllEntriesOf(before); // and not written again since
    assertThat(jobs.action(oozie, job, "copy").getData())
        .contains("filesCopied=" + FILES)
        .contains("filesVerified=" + FILES)
        .contains("filesSkipped=0");
    assertThat(copied.temporaries()).isEmpty();
    assertThat(staging.files().status("/user/alice/loaded/" + job)).isPresent();
    Referee.compare(staging, source, prod, target).assertEqual();
  }
}
