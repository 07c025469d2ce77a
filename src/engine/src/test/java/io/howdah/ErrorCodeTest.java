package io.howdah;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorCodeTest {
  @ParameterizedTest
  @EnumSource
  void saysWhatToDoInASentence(ErrorCode code) {
    assertThat(code.advice()).matches("[A-Z].*\\.");
  }

  /** Each front end adds its own words, see AgentAdvice and WorkflowAdvice. */
  @ParameterizedTest
  @EnumSource
  void namesNoOptionAndNoElement(ErrorCode code) {
    assertThat(code.advice()).doesNotContainPattern("--[a-z]|\\(-[A-Za-z]\\)|[<>&]|\\belement\\b");
  }

  @ParameterizedTest
  @EnumSource
  void hasAnExitCodeThatIsNoSuccess(ErrorCode code) {
    assertThat(code.exitCode()).isBetween(1, 130);
  }

  @Test
  void triesAgainOnlyWhatTimeCanMend() {
    assertThat(Arrays.stream(ErrorCode.values()).filter(ErrorCode::isRetryable))
        .containsExactlyInAnyOrder(
            ErrorCode.SAFE_MODE,
            ErrorCode.NO_ACTIVE_NAMENODE,
            ErrorCode.CLUSTER_UNREACHABLE,
            ErrorCode.KDC_UNREACHABLE,
            ErrorCode.DATANODE_FAILED,
            ErrorCode.DATANODES_UNREACHABLE,
            ErrorCode.METASTORE_UNREACHABLE,
            ErrorCode.SERVER_BUSY,
            ErrorCode.SOURCE_CHANGED,
            ErrorCode.VERIFICATION_FAILED,
            ErrorCode.GROUPS_UNKNOWN,
            ErrorCode.RUN_STATE_LOST);
  }
}
