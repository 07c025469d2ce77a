package io.howdah;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class CopyExceptionTest {
  @Test
  void keepsItsCodeAndCauseWhenContextIsAdded() {
    IOException cause = new IOException("reset");
    CopyException failure =
        new CopyException(ErrorCode.DATANODE_FAILED, "The DataNode is gone.", cause);

    CopyException inContext = failure.during("copying /a");

    assertThat(inContext.code()).isEqualTo(ErrorCode.DATANODE_FAILED);
    assertThat(inContext).hasMessage("copying /a: The DataNode is gone.").hasCause(failure);
    assertThat(inContext).hasRootCause(cause);
  }

  @Test
  void travelsThroughStreams() {
    assertThat(new CopyException(ErrorCode.CANCELLED, "The copy was cancelled."))
        .isInstanceOf(IOException.class)
        .hasNoCause();
  }
}
