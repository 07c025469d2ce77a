package io.howdah.fs.webhdfs;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.ErrorCode;
import io.howdah.fs.webhdfs.RequestFailure.Recovery;
import java.io.IOException;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransportFailuresTest {
  /**
   * With TLS 1.3 the alert often gets lost behind a broken pipe, so a real server proves little.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "bad_certificate",
        "certificate_required",
        "certificate_unknown",
        "certificate_expired",
        "unknown_ca"
      })
  void saysThatTheServerWantsAnotherCertificateOfOurs(String alert) {
    IOException cause = new SSLHandshakeException("Received fatal alert: " + alert);

    for (RequestFailure failure :
        List.of(
            TransportFailures.atNameNode("LISTSTATUS /data", "https://server", cause),
            TransportFailures.atDataNode("OPEN /data/file", "https://server", cause))) {
      assertThat(failure.code()).isEqualTo(ErrorCode.AUTHENTICATION_FAILED);
      assertThat(failure.recovery()).isEqualTo(Recovery.NONE);
      assertThat(failure)
          .hasMessageContaining(
              "https://server, which wants another certificate of ours (keystore)");
    }
  }

  @Test
  void triesAgainWhereTheHandshakeBreaksOff() {
    RequestFailure failure =
        TransportFailures.atNameNode(
            "LISTSTATUS /data",
            "https://nn:9871",
            new SSLHandshakeException("Remote host terminated the handshake"));

    assertThat(failure.code()).isEqualTo(ErrorCode.CLUSTER_UNREACHABLE);
    assertThat(failure.recovery()).isEqualTo(Recovery.REPEAT);
  }
}
