package io.howdah.oozie.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.ClusterPath;
import io.howdah.ComparedEntry;
import io.howdah.ComparedEntry.Reason;
import io.howdah.ComparedEntry.State;
import io.howdah.CopyException;
import io.howdah.CopyRequest;
import io.howdah.Count;
import io.howdah.ErrorCode;
import io.howdah.Lag;
import io.howdah.TreeComparison;
import io.howdah.front.text.WorkflowText;
import io.howdah.oozie.state.RunResult;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckEndTest {
  private final TreeComparison.Builder comparison =
      TreeComparison.builder(
              CopyRequest.builder(ClusterPath.of("a", "/in"), ClusterPath.of("b", "/out")).build(),
              Instant.EPOCH)
          .found(Count.of(3, 30))
          .count(State.EQUAL, Count.of(3, 30), 0);

  @Test
  void succeedsWhereBothSidesAreEqual() {
    RunResult result = result(Purpose.CHECK);

    assertThat(result.status()).isEqualTo("SUCCEEDED");
    assertThat(result.data())
        .containsEntry("outcome", "Equal")
        .containsEntry("filesEqual", "3")
        .containsEntry("Files Equal", "3")
        .containsEntry("filesMissing", "0")
        .doesNotContainKey("errorCode");
    assertThat(result.data().getProperty("status")).contains("\"Files Equal\": 3");
    assertThat(end(Purpose.CHECK).line())
        .isEqualTo(
            "The check succeeded: 3 of 3 files are equal; 0 different, 0 missing, 0 extra, 0"
                + " unprovable, 0 failed.");
  }

  @Test
  void failsWhereBothSidesDifferAndTellsByHowMuch() {
    differ();

    RunResult result = result(Purpose.CHECK);

    assertThat(result.errorCode()).isEqualTo("HOWDAH_TREES_DIFFER");
    assertThat(result.errorMessage())
        .isEqualTo(
            "Both sides differ: 1 different, 2 missing, 0 extra, 0 unprovable, the first one"
                + " /out/x.");
    assertThat(result.data())
        .containsEntry("outcome", "Different")
        .containsEntry("filesDifferent", "1")
        .containsEntry("directoriesMissing", "1")
        .containsEntry("errorCode", "HOWDAH_TREES_DIFFER");
    assertThat(end(Purpose.CHECK).isPassing()).isFalse();
  }

  @Test
  void tellsTheLag() {
    comparison.lag(Lag.of(Count.of(1, 5), Instant.EPOCH.minusSeconds(90)));

    assertThat(result(Purpose.CHECK).data())
        .containsEntry("lagSeconds", "90")
        .containsEntry("Lag Files", "1");
  }

  @Test
  void leavesTheDecisionToTheWorkflowWhereAskedTo() {
    differ();

    RunResult result = result(Purpose.REPORT);

    assertThat(result.status()).isEqualTo("SUCCEEDED");
    assertThat(result.data())
        .containsEntry("outcome", "Different")
        .containsEntry("filesMissing", "1")
        .doesNotContainKey("errorCode");
  }

  @Test
  void failsWhereAnEntryCouldNotBeCompared() {
    fail(ErrorCode.DATANODE_FAILED);
    differ();

    for (Purpose each : List.of(Purpose.CHECK, Purpose.REPORT)) {
      assertThat(result(each).errorCode()).isEqualTo("HOWDAH_FILES_FAILED");
      assertThat(result(each).errorMessage())
          .isEqualTo("1 of 3 files could not be compared, the first one /out/f: Why.");
      assertThat(result(each).data()).containsEntry("outcome", "Failed");
      assertThat(end(each).isPassing()).isTrue();
    }
    fail(ErrorCode.DATANODE_FAILED, ErrorCode.PERMISSION_DENIED);
    assertThat(end(Purpose.REPORT).isPassing()).isFalse();
  }

  @Test
  void hasTheCodeOfAllFilesWhereEachFailedForOneReason() {
    comparison.found(Count.of(1, 0));
    fail(ErrorCode.PERMISSION_DENIED);

    assertThat(result(Purpose.CHECK).errorCode()).isEqualTo("HOWDAH_PERMISSION_DENIED");
  }

  @Test
  void hasTheCodeAndTheAdviceOfWhatStoppedIt() {
    comparison.error(new CopyException(ErrorCode.SAFE_MODE, "No."));

    RunResult result = result(Purpose.REPORT);

    assertThat(result.errorCode()).isEqualTo("HOWDAH_SAFE_MODE");
    assertThat(result.errorMessage())
        .isEqualTo("No. Wait until the NameNode leaves safe mode, then check again.");
    assertThat(result.data().getProperty("status")).contains("then check again");
    assertThat(end(Purpose.REPORT).isPassing()).isTrue();
  }

  @Test
  void staysSmallAndSafeWhateverTheFilesAreCalled() {
    String name = "/out/" + "<${x}>".repeat(600);
    List<ComparedEntry> differences = new ArrayList<>();
    for (int i = 0; i < TreeComparison.NAMED_ENTRIES; i++) {
      differences.add(ComparedEntry.missingFile("/in", name + i, 1));
    }
    differ();
    comparison.differences(differences);

    RunResult result = result(Purpose.CHECK);

    assertThat(result.errorMessage())
        .hasSizeLessThanOrEqualTo(500)
        .startsWith("Both sides differ: 1 different")
        .matches(WorkflowText::isSafe);
    String status = result.data().getProperty("status");
    assertThat(status).hasSizeLessThanOrEqualTo(32 * 1024).contains("Differences Omitted");
    assertThat(status).isEqualTo(WorkflowText.ofJson(status));
  }

  private void differ() {
    comparison
        .count(State.DIFFERENT, Count.of(1, 10), 0)
        .count(State.MISSING, Count.of(1, 10), 1)
        .differences(List.of(ComparedEntry.different("/in/x", "/out/x", 10, Reason.CONTENT)));
  }

  private void fail(ErrorCode... codes) {
    CopyException failure = new CopyException(codes[0], "Why.");
    comparison
        .count(State.FAILED, Count.of(1, 0), 0)
        .failures(
            List.of(ComparedEntry.failed("/in/f", "/out/f", 0, failure)),
            EnumSet.copyOf(List.of(codes)));
  }

  private CheckEnd end(Purpose purpose) {
    return new CheckEnd(comparison.build(), purpose);
  }

  private RunResult result(Purpose purpose) {
    return end(purpose).result(ZoneOffset.UTC);
  }
}
