package io.howdah.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.ClusterPath;
import io.howdah.CopyException;
import io.howdah.CopyRequest;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.FileResult;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StatusCounterTest {
  private final StatusCounter counter = new StatusCounter();

  /** An agent reports a copy that does not stop, while its threads still count. */
  @Test
  void writesWhatWasCountedUntilThen() {
    CopyRequest request =
        CopyRequest.builder(ClusterPath.of("a", "/in"), ClusterPath.of("b", "/out")).build();
    CopyStatus.Builder status = CopyStatus.builder(request, Instant.EPOCH);
    fail("/in/1");
    counter.writeTo(status);

    fail("/in/2");

    assertThat(status.build().failures()).extracting(FileResult::source).containsExactly("/in/1");
    assertThat(status.build().failed().files()).isEqualTo(1);
  }

  private void fail(String source) {
    counter.on(FilePlanned.of(source, 1));
    counter.on(
        FileFinished.of(
            FileResult.failed(
                source, "/out", 1, new CopyException(ErrorCode.FILE_NOT_FOUND, "Gone."))));
  }
}
