package io.howdah.oozie.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.ClusterPath;
import io.howdah.CopyException;
import io.howdah.CopyRequest;
import io.howdah.CopyStatus;
import io.howdah.Count;
import io.howdah.ErrorCode;
import io.howdah.FileResult;
import io.howdah.Lag;
import io.howdah.front.text.WorkflowText;
import io.howdah.oozie.state.RunResult;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class OutcomeTest {
  private final CopyStatus.Builder status =
      CopyStatus.builder(
          CopyRequest.builder(ClusterPath.of("a", "/in"), ClusterPath.of("b", "/out")).build(),
          Instant.EPOCH);

  @Test
  void namesEachFigureForExpressionsToo() {
    RunResult result =
        outcome(status.expected(Count.of(7, 70)).copied(Count.of(5, 50)).skipped(Count.of(2, 20)));

    assertThat(result.status()).isEqualTo("SUCCEEDED");
    assertThat(result.data())
        .containsEntry("filesCopied", "5")
        .containsEntry("Files Copied", "5")
        .containsEntry("sizeSkipped", "20")
        .containsEntry("outcome", "Successful")
        .doesNotContainKey("errorCode");
    assertThat(result.data().getProperty("status")).startsWith("{").endsWith("}");
  }

  /** A workflow asks by {@code empty} whether the lag is known. */
  @Test
  void tellsTheLagAlsoAfterAFailureAndLeavesItOutWhereItIsUnknown() {
    RunResult failed =
        outcome(
            status
                .failed(Count.of(1, 5))
                .lag(Lag.of(Count.of(1, 5), Instant.EPOCH.minusSeconds(90))));
    assertThat(failed.data())
        .containsEntry("lagSeconds", "90")
        .containsEntry("Lag Seconds", "90")
        .containsEntry("lagFiles", "1")
        .containsEntry("lagBytes", "5")
        .containsEntry("inSyncAsOf", "1969-12-31 23:58:30");

    assertThat(outcome(status.lag(null)).data())
        .doesNotContainKeys("lagSeconds", "lagFiles", "lagBytes", "inSyncAsOf");
  }

  @Test
  void hasTheCodeOfTheCopyThatStopped() {
    RunResult result =
        outcome(status.error(new CopyException(ErrorCode.SOURCE_NOT_FOUND, "'/in' is not there.")));

    assertThat(result.errorCode()).isEqualTo("HOWDAH_SOURCE_NOT_FOUND");
    assertThat(result.errorMessage())
        .isEqualTo("'/in' is not there. Check the source path or pattern.");
    assertThat(result.data())
        .containsEntry("outcome", "Failed")
        .containsEntry("errorCode", "HOWDAH_SOURCE_NOT_FOUND");
  }

  @Test
  void hasTheFilesCodeWhereAllFailedForOneReason() {
    RunResult result =
        outcome(
            status
                .expected(Count.of(1, 1))
                .failed(Count.of(1, 1))
                .failures(List.of(failed("/in/x", ErrorCode.PERMISSION_DENIED))));

    assertThat(result.errorCode()).isEqualTo("HOWDAH_PERMISSION_DENIED");
  }

  @Test
  void looksAtTheReasonsOfFilesThatAreNotNamedToo() {
    status
        .expected(Count.of(1_000, 1))
        .failed(Count.of(1_000, 1))
        .failures(List.of(failed("/in/x", ErrorCode.SERVER_BUSY)));

    assertThat(outcome(status).errorCode()).isEqualTo("HOWDAH_SERVER_BUSY");
    status.furtherCodes(EnumSet.of(ErrorCode.PERMISSION_DENIED));
    assertThat(outcome(status).errorCode()).isEqualTo("HOWDAH_FILES_FAILED");
    assertThat(Outcome.isPassing(status.error(null).build())).isFalse();
  }

  @Test
  void doesNotTakeAWithheldFlagForAnotherReason() {
    RunResult result =
        outcome(
            status
                .expected(Count.of(2, 1))
                .failed(Count.of(2, 1))
                .failures(
                    List.of(
                        failed("/in/x", ErrorCode.PERMISSION_DENIED),
                        failed("/in/_SUCCESS", ErrorCode.DONE_FLAG_WITHHELD))));

    assertThat(result.errorCode()).isEqualTo("HOWDAH_PERMISSION_DENIED");
  }

  @Test
  void saysThatFilesFailedWhereOthersDidNot() {
    RunResult result =
        outcome(
            status
                .expected(Count.of(3, 3))
                .copied(Count.of(2, 2))
                .failed(Count.of(1, 1))
                .failures(List.of(failed("/in/x", ErrorCode.PERMISSION_DENIED))));

    assertThat(result.errorCode()).isEqualTo("HOWDAH_FILES_FAILED");
    assertThat(result.errorMessage()).isEqualTo("1 of 3 files failed, the first one /in/x: Why.");
  }

  @Test
  void staysSmallHoweverLongThePathsAre() {
    List<FileResult> failures = new ArrayList<>();
    for (int i = 0; i < CopyStatus.NAMED_FAILURES; i++) {
      failures.add(failed("/in/" + "x".repeat(4000) + i, ErrorCode.PERMISSION_DENIED));
    }
    RunResult result =
        outcome(
            status
                .sourcePath("/" + "y".repeat(8000))
                .expected(Count.of(1_000_000, 1))
                .failed(Count.of(1_000_000, 1))
                .failures(failures));

    int size = 0;
    for (Object value : result.data().values()) {
      size += value.toString().length();
    }
    assertThat(size).isLessThan(64 * 1024);
    assertThat(result.errorMessage()).hasSizeLessThanOrEqualTo(500);
    assertThat(result.data().getProperty("status")).endsWith("}");
  }

  @Test
  void keepsTheReasonOfAFailureWithLongPaths() {
    String path = "/in/" + "\ud83d\ude00 and ".repeat(800) + "x";
    CopyException failure =
        new CopyException(ErrorCode.PERMISSION_DENIED, "Opening '" + path + "': no access.");

    RunResult result =
        outcome(
            status
                .expected(Count.of(2, 2))
                .failed(Count.of(1, 1))
                .failures(List.of(FileResult.failed(path, "/out/x", 1, failure))));

    assertThat(result.errorMessage())
        .startsWith("1 of 2 files failed, the first one /in/\\ud83d\\ude00 and")
        .contains("and x: Opening '/in/")
        .endsWith("and x': no access.")
        .matches("([^\\\\]|\\\\ud83d\\\\ude00)*")
        .hasSizeBetween(470, 500);
  }

  @Test
  void holdsNoMarkupWhateverTheFilesAreCalled() {
    String name = "/in/</value>&${secret}#{x}`id`\" x= 'y' \\ \u0001\n\ud83d\ude00";
    RunResult result =
        outcome(
            status
                .sourcePath(name)
                .destinationPath(name)
                .expected(Count.of(2, 2))
                .failed(Count.of(1, 1))
                .leftBehind(List.of(name))
                .failures(List.of(failed(name, ErrorCode.PERMISSION_DENIED))));

    Properties data = result.data();
    String status = data.getProperty("status");
    data.remove("status");
    assertThat(data.values()).allMatch(value -> WorkflowText.isSafe((String) value));
    assertThat(result.errorMessage()).matches(WorkflowText::isSafe).contains("\\u003c/value");
    assertThat(status).isEqualTo(WorkflowText.ofJson(status)).contains("\\u003c/value\\u003e");
  }

  @Test
  void gainsNothingByFillingTheStatusWithEscapes() {
    List<FileResult> failures = new ArrayList<>();
    for (int i = 0; i < CopyStatus.NAMED_FAILURES; i++) {
      failures.add(failed("/in/" + "<".repeat(2_000) + i, ErrorCode.PERMISSION_DENIED));
    }

    RunResult result = outcome(status.failed(Count.of(100, 1)).failures(failures));

    assertThat(result.data().getProperty("status")).hasSizeLessThanOrEqualTo(32 * 1024);
  }

  @Test
  void triesAgainOnlyWhatMayPass() {
    assertThat(isPassing(ErrorCode.DATANODE_FAILED, ErrorCode.DONE_FLAG_WITHHELD)).isTrue();
    assertThat(isPassing(ErrorCode.DATANODE_FAILED, ErrorCode.PERMISSION_DENIED)).isFalse();
    assertThat(
            Outcome.isPassing(
                status.error(new CopyException(ErrorCode.SAFE_MODE, "Safe mode.")).build()))
        .isTrue();
  }

  private boolean isPassing(ErrorCode... codes) {
    List<FileResult> failures = new ArrayList<>();
    for (ErrorCode code : codes) {
      failures.add(failed("/in/" + code, code));
    }
    return Outcome.isPassing(
        status.failed(Count.of(codes.length, 0)).failures(failures).error(null).build());
  }

  private static FileResult failed(String path, ErrorCode code) {
    return FileResult.failed(path, "/out/x", 1, new CopyException(code, "Why."));
  }

  private static RunResult outcome(CopyStatus.Builder status) {
    return Outcome.of(status.endTime(Instant.EPOCH).build(), ZoneOffset.UTC);
  }
}
