package io.howdah.fs.webhdfs.response;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.ErrorCode;
import io.howdah.fs.webhdfs.response.RequestFailure.Recovery;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.util.List;
import javax.net.ssl.SSLException;
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
  void reportsThatTheServerRequiresAnotherCertificate(String alert) {
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Unsupported or unrecognized SSL message",
        "Unrecognized SSL message, plaintext connection?"
      })
  void saysThatAServerSpeaksNoHttps(String words) {
    IOException cause = new SSLException(words);

    assertThat(TransportFailures.atNameNode("LISTSTATUS /data", "https://nn:9870", cause))
        .hasMessage(
            "LISTSTATUS /data got no response from https://nn:9870: it does not speak https;"
                + " use http in the url");
  }

  @Test
  void doesNotQuoteHowJavaLooksForASignature() {
    IOException cause = new SSLHandshakeException("PKIX path building failed: sun.security.Any");
    cause.initCause(new CertificateException("unable to find a path"));

    assertThat(TransportFailures.atNameNode("LISTSTATUS /data", "https://nn:9871", cause))
        .hasMessage(
            "LISTSTATUS /data was not sent, since the certificate of https://nn:9871 is not"
                + " signed by a trusted authority (unable to find a path).");
  }

  @Test
  void saysThatJavaAcceptsNoUnderscoreWithHttps() {
    IOException cause = new SSLHandshakeException("Illegal given domain name: nn_1");
    cause.initCause(new CertificateException("Contains non-LDH ASCII characters"));

    assertThat(TransportFailures.atNameNode("LISTSTATUS /data", "https://nn_1:9871", cause))
        .hasMessageContaining("Java accepts no such host name with https");
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
