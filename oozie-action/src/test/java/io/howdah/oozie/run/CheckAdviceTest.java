package io.howdah.oozie.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.ClusterPath;
import io.howdah.CopyRequest;
import io.howdah.ErrorCode;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CheckAdviceTest {
  /** A check never ends with these, or its advice is to copy. */
  private static final Set<ErrorCode> OF_COPIES =
      EnumSet.of(
          ErrorCode.DESTINATION_EXISTS,
          ErrorCode.DONE_FLAG_WITHHELD,
          ErrorCode.LIMIT_REACHED,
          ErrorCode.NOT_VERIFIABLE,
          ErrorCode.TREES_DIFFER,
          ErrorCode.UNSUPPORTED_OPERATION);

  private final CopyRequest request =
      CopyRequest.builder(ClusterPath.of("a", "/in"), ClusterPath.of("b", "/out")).build();

  @ParameterizedTest
  @EnumSource
  void doesNotAdviseACheckToCopy(ErrorCode code) {
    String advice = CheckAdvice.INSTANCE.of(code, request);

    assertThat(advice).matches("[A-Z].*\\.").doesNotContainPattern("[<>&\"$]");
    if (!OF_COPIES.contains(code)) {
      assertThat(advice).doesNotContainIgnoringCase("copy again");
    }
  }
}
