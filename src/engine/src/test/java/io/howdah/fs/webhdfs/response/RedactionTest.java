package io.howdah.fs.webhdfs.response;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.ErrorCode;
import io.howdah.fs.webhdfs.response.RequestFailure.Recovery;
import org.junit.jupiter.api.Test;

class RedactionTest {
  @Test
  void takesTokensOutOfUrls() {
    assertThat(Redaction.redact("http://dn:1/f?op=OPEN&delegation=HgAF_-w&offset=1"))
        .isEqualTo("http://dn:1/f?op=OPEN&delegation=[redacted]&offset=1");
    assertThat(Redaction.redact("PUT ?op=RENEWDELEGATIONTOKEN&token=HgAF"))
        .isEqualTo("PUT ?op=RENEWDELEGATIONTOKEN&token=[redacted]");
    assertThat(Redaction.redact("see \"http://x?Delegation=HgAF\" there"))
        .isEqualTo("see \"http://x?Delegation=[redacted]\" there");
  }

  @Test
  void takesAllOfATokenThatIsPercentEncoded() {
    assertThat(Redaction.redact("at /f?delegation=Hg%2FAF%2B-w%3D%3D&offset=1"))
        .isEqualTo("at /f?delegation=[redacted]&offset=1");
  }

  @Test
  void takesTokensOutOfUrlsWithinUrls() {
    assertThat(
            Redaction.redact("https://sso/login?url=http%3A%2F%2Fnn%3Fdelegation%3DHgAF%26op%3D1"))
        .isEqualTo("https://sso/login?url=http%3A%2F%2Fnn%3Fdelegation%3D[redacted]%26op%3D1");
  }

  @Test
  void takesTokensOutOfJson() {
    assertThat(Redaction.redact("{\"Token\":{\"urlString\":\"HgAF_-w\"}}"))
        .isEqualTo("{\"Token\":{\"urlString\":\"[redacted]\"}}");
    assertThat(Redaction.redact("{ \"Token\" : { \"urlString\" : \"HgAF_-w..."))
        .isEqualTo("{ \"Token\" : { \"urlString\" : \"[redacted]...");
    assertThat(Redaction.redact("{&quot;urlString&quot;:&#34;HgAF&#34;}"))
        .isEqualTo("{&quot;urlString&quot;:&#34;[redacted]&#34;}");
    assertThat(Redaction.redact("{\"message\":\"{\\\"urlString\\\":\\\"HgAF\\\"}\"}"))
        .isEqualTo("{\"message\":\"{\\\"urlString\\\":\\\"[redacted]\\\"}\"}");
  }

  @Test
  void leavesAllElseAlone() {
    assertThat(Redaction.redact("/data/tokens/a=b is missing"))
        .isEqualTo("/data/tokens/a=b is missing");
  }

  @Test
  void isDoneToEveryFailureOfARequest() {
    RequestFailure failure =
        new RequestFailure(
            ErrorCode.DATANODE_FAILED, Recovery.REPEAT, "at ?delegation=SECRET", null);

    assertThat(failure).hasMessage("at ?delegation=[redacted]");
    assertThat(failure.withoutRecovery().toString()).doesNotContain("SECRET");
  }
}
