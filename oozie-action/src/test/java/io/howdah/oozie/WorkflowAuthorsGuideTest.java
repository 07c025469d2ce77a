package io.howdah.oozie;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.ErrorCode;
import io.howdah.oozie.run.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Keeps docs/workflow-authors.md complete. */
class WorkflowAuthorsGuideTest {
  @Test
  void listsEveryErrorCodeAndWhetherItPasses() throws IOException {
    String guide = guide();

    for (ErrorCode code : ErrorCode.values()) {
      String row = Pattern.quote("| `" + Outcome.code(code) + "` | ");
      String passing = code.isRetryable() ? " \\| yes \\|" : " \\|  \\|";
      assertThat(guide).containsPattern("(?m)^" + row + ".*" + passing + "$");
    }
  }

  private static String guide() throws IOException {
    return Files.readString(Path.of("..", "docs", "workflow-authors.md"));
  }
}
