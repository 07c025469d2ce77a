package io.howdah.fs.webhdfs.response;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.auth.Exchange;
import io.howdah.fs.webhdfs.response.RequestFailure.Recovery;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChallengesTest {
  @ParameterizedTest
  @EnumSource(
      value = ErrorCode.class,
      names = {"FILE_NOT_FOUND", "DESTINATION_EXISTS", "SOURCE_CHANGED", "UNSUPPORTED_OPERATION"})
  void acceptsNothingAboutFilesThatIsNotProven(ErrorCode code) {
    assertThat(told(code, "Negotiate").code()).isEqualTo(ErrorCode.SERVER_NOT_TRUSTED);
    assertThat(told(code, "Negotiate").getMessage())
        .isEqualTo("It said no. The server did not prove who it is.");
    assertThat(told(code, "Negotiate oRQ=").code()).isEqualTo(code);
  }

  @Test
  void passesARefusalOfALoginUnchanged() {
    assertThat(told(ErrorCode.AUTHENTICATION_FAILED, "Negotiate")).hasMessage("It said no");
  }

  private static CopyException told(ErrorCode code, String challenge) {
    ClassicHttpResponse answer = new BasicClassicHttpResponse(403);
    answer.addHeader("WWW-Authenticate", challenge);
    RequestFailure failure = new RequestFailure(code, Recovery.NONE, "It said no", null);
    try {
      return Challenges.believed(failure, answer, new Proving()).reason();
    } catch (CopyException e) {
      return e;
    }
  }

  private static final class Proving implements Exchange {
    @Override
    public Map<String, String> parameters() {
      return Map.of();
    }

    @Override
    public boolean isProven(List<String> challenges) {
      return challenges.get(0).contains(" ");
    }
  }
}
