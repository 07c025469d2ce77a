package io.howdah.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.auth.BasicAuthentication.Transport;
import io.howdah.cluster.Secret;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BasicAuthenticationTest {
  private static final URI SECURE = URI.create("https://knox:8443/gateway/default");
  private static final URI CLEAR = URI.create("http://knox:8443/gateway/default");

  @Test
  void sendsUserAndPasswordInAHeaderAlone() throws Exception {
    Exchange exchange = session(null, Transport.HTTPS_ONLY).begin(SECURE);

    // The example of RFC 7617, section 2.
    assertThat(exchange.headers())
        .containsExactlyEntriesOf(Map.of("Authorization", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="));
    assertThat(exchange.parameters()).isEmpty();
  }

  @Test
  void namesTheUserToActAs() throws Exception {
    assertThat(session("bob", Transport.HTTPS_ONLY).begin(SECURE).parameters())
        .containsOnlyKeys("doas");
  }

  @Test
  void sendsNoPasswordInClearUnlessItMay() throws Exception {
    assertThatThrownBy(() -> session(null, Transport.HTTPS_ONLY).begin(CLEAR))
        .isInstanceOfSatisfying(
            CopyException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_CONFIGURATION))
        .hasMessageNotContaining("sesame");

    assertThat(session(null, Transport.ALSO_HTTP).begin(CLEAR).headers()).isNotEmpty();
  }

  @Test
  void showsNoPassword() {
    assertThat(authentication(null, Transport.HTTPS_ONLY)).hasToString("basic login of Aladdin");
  }

  private static Session session(@Nullable String proxy, Transport transport) {
    return authentication(proxy, transport).open(mock());
  }

  private static BasicAuthentication authentication(@Nullable String proxy, Transport transport) {
    return new BasicAuthentication("Aladdin", Secret.of("open sesame"), proxy, transport);
  }
}
