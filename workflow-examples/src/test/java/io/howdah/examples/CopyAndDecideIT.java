package io.howdah.examples;

import static io.howdah.examples.ExampleJobs.data;
import static io.howdah.examples.ExampleJobs.describe;
import static io.howdah.examples.ExampleJobs.node;
import static io.howdah.examples.ExampleJobs.nodes;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.lab.Referee;
import io.howdah.lab.TreeSpec;
import java.util.List;
import java.util.Map;
import org.apache.oozie.client.WorkflowJob;
import org.apache.oozie.client.WorkflowJob.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The example copy-and-decide, each of its branches. */
class CopyAndDecideIT {
  @RegisterExtension static final ExampleLab LAB = new ExampleLab();

  private final String source = LAB.newDirectory(LAB.staging()) + "/outgoing";
  private final String target = LAB.newDirectory(LAB.prod()) + "/incoming";
  private final String marks = LAB.newDirectory(LAB.staging()) + "/marks";
  private final ExampleJobs jobs = LAB.jobs("copy-and-decide");
  private final Map<String, String> values =
      Map.of("sourcePath", source, "destinationPath", target, "marksPath", marks);

  @Test
  void loadsWhatIsNewAndNothingTwice() throws Exception {
    LAB.staging().files().writeTree(source, new TreeSpec(20, 3, 0, 5_000, 1));

    WorkflowJob first = jobs.runToEnd(values);

    assertThat(first.getStatus()).as(describe(first)).isEqualTo(Status.SUCCEEDED);
    assertThat(nodes(first)).containsSubsequence("copy", "anything-new", "load", "end");
    assertThat(data(first, "copy"))
        .containsEntry("filesCopied", "20")
        .containsEntry("Files Copied", "20")
        .containsEntry("outcome", "Successful");
    assertThat(marks()).containsExactly("loaded");

    LAB.staging().files().delete(marks);
    WorkflowJob second = jobs.runToEnd(values);

    assertThat(second.getStatus()).as(describe(second)).isEqualTo(Status.SUCCEEDED);
    assertThat(nodes(second)).contains("anything-new").doesNotContain("load");
    assertThat(data(second, "copy"))
        .containsEntry("filesCopied", "0")
        .containsEntry("filesSkipped", "20");
    assertThat(LAB.staging().files().status(marks)).isEmpty();
    Referee.compare(LAB.staging(), source, LAB.prod(), target).assertEqual();
  }

  @Test
  void tellsAPartialFailure() throws Exception {
    LAB.staging().files().writeTree(source, TreeSpec.of(9, 1_000, 1));
    LAB.staging().files().write(source + "/secret", 1_000, 2);
    LAB.staging().files().setPermission(source + "/secret", 0600);

    WorkflowJob failed = jobs.runToEnd(values);

    assertThat(failed.getStatus()).as(describe(failed)).isEqualTo(Status.KILLED);
    assertThat(nodes(failed))
        .containsSubsequence("copy", "anything-copied", "alert-partial", "partial");
    assertThat(node(failed, "partial").getErrorMessage())
        .startsWith("9 of 10 files copied, 1 failed: HOWDAH_FILES_FAILED: ")
        .contains("/secret");
    assertThat(marks()).containsExactly("partial");

    LAB.staging().files().setPermission(source + "/secret", 0644);
    WorkflowJob mended = jobs.runToEnd(values);

    assertThat(mended.getStatus()).as(describe(mended)).isEqualTo(Status.SUCCEEDED);
    assertThat(data(mended, "copy"))
        .containsEntry("filesCopied", "1")
        .containsEntry("filesSkipped", "9");
    Referee.compare(LAB.staging(), source, LAB.prod(), target).assertEqual();
  }

  @Test
  void tellsThatNothingWasCopiedAndGoesOnWhenRunAgain() throws Exception {
    WorkflowJob failed = jobs.runToEnd(values);

    assertThat(failed.getStatus()).as(describe(failed)).isEqualTo(Status.KILLED);
    assertThat(nodes(failed))
        .containsSubsequence("copy", "anything-copied", "alert-nothing", "nothing");
    assertThat(node(failed, "nothing").getErrorMessage())
        .startsWith("Nothing copied: HOWDAH_SOURCE_NOT_FOUND: ")
        .contains(source);
    assertThat(marks()).containsExactly("nothing");

    LAB.staging().files().writeTree(source, TreeSpec.of(5, 1_000, 1));
    WorkflowJob again = jobs.rerunToEnd(failed.getId(), values, "oozie.wf.rerun.failnodes", "true");

    assertThat(again.getStatus()).as(describe(again)).isEqualTo(Status.SUCCEEDED);
    assertThat(marks()).containsExactly("loaded", "nothing");
    Referee.compare(LAB.staging(), source, LAB.prod(), target).assertEqual();
  }

  private List<String> marks() {
    return LAB.staging().files().filePaths(marks).stream()
        .map(path -> path.substring(marks.length() + 1))
        .toList();
  }
}
