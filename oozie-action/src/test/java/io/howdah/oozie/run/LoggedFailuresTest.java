package io.howdah.oozie.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyException;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.FileResult;
import io.howdah.event.FileFinished;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoggedFailuresTest {
  private final List<String> lines = new ArrayList<>();
  private final LoggedFailures failures =
      new LoggedFailures(
          new Unheard() {
            @Override
            public void warn(String line) {
              lines.add(line);
            }
          },
          Purpose.COPY);

  @Test
  void logsAFileThatFailed() {
    fail(ErrorCode.SOURCE_NOT_FOUND, "'/a' is gone.");

    assertThat(lines).containsExactly("/a was not copied: '/a' is gone.");
  }

  @Test
  void logsNoFileOfACopyThatStopped() {
    fail(ErrorCode.CANCELLED, "The copy was stopped.");
    fail(ErrorCode.RUN_STATE_LOST, "Not copied: the run's journal could not be written.");

    assertThat(lines).isEmpty();
  }

  @Test
  void logsALimitedNumberOfFailures() {
    for (int i = 0; i < CopyStatus.NAMED_FAILURES + 10; i++) {
      fail(ErrorCode.SOURCE_NOT_FOUND, "'/a' is gone.");
    }

    assertThat(lines)
        .hasSize(CopyStatus.NAMED_FAILURES + 1)
        .endsWith("More failures of this copy are not logged.");
  }

  private void fail(ErrorCode code, String message) {
    FileResult result = FileResult.failed("/a", "/b", 1, new CopyException(code, message));
    failures.on(FileFinished.of(result));
  }
}
