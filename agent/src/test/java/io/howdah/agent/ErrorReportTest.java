package io.howdah.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.ClusterPath;
import io.howdah.CopyException;
import io.howdah.CopyRequest;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.SnapshotStatus;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ErrorReportTest {
  private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
  private final ErrorReport report =
      new ErrorReport(
          new PrintStream(stderr, true, StandardCharsets.UTF_8), code -> "Do " + code + ".");
  private final CopyStatus.Builder status =
      CopyStatus.builder(
          CopyRequest.builder(ClusterPath.of("a", "/x"), ClusterPath.of("b", "/y")).build(),
          Instant.EPOCH);

  @Test
  void saysNothingOfACopyThatSucceeded() {
    report.print(status.endTime(Instant.EPOCH).build());

    assertThat(stderr.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void saysWhyNoSnapshotWasUsedAlthoughTheCopySucceeded() {
    status.snapshots(SnapshotStatus.of(null, null, 0, "All directories are listed,\nsince."));

    report.print(status.endTime(Instant.EPOCH).build());

    assertThat(stderr.toString(StandardCharsets.UTF_8))
        .startsWith("howdah: note: All directories are listed,")
        .hasLineCount(1);
  }

  @Test
  void printsTheAdviceBelowTheReason() {
    status.error(new CopyException(ErrorCode.SOURCE_NOT_FOUND, "'/x' is gone."));

    report.print(status.endTime(Instant.EPOCH).build());

    assertThat(stderr.toString(StandardCharsets.UTF_8))
        .contains("'/x' is gone.")
        .contains("Do SOURCE_NOT_FOUND.");
  }
}
