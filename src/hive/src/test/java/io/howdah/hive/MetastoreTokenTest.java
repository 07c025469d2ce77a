package io.howdah.hive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetastoreTokenTest {
  @Test
  void readsTheTextOfAMetastore() throws Exception {
    byte[] identifier = new byte[200];
    identifier[3] = 7;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(new byte[] {(byte) -113, (byte) 200}); // a length of one more byte
    bytes.write(identifier);
    bytes.write(new byte[] {3, 1, 2, 3});
    bytes.write(new byte[] {2, 'a', 'b', 0}); // kind and service
    byte[] token = bytes.toByteArray();

    MetastoreToken expected = MetastoreToken.of(identifier, new byte[] {1, 2, 3});
    assertThat(MetastoreToken.parse(Base64.getUrlEncoder().withoutPadding().encodeToString(token)))
        .isEqualTo(expected);
    assertThat(MetastoreToken.parse(Base64.getEncoder().encodeToString(token) + "\n"))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "secret!", "c2VjcmV0", "gA"})
  void doesNotShowATextThatIsNoToken(String text) {
    assertThatThrownBy(() -> MetastoreToken.parse(text))
        .isInstanceOfSatisfying(
            CopyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TOKEN_INVALID))
        .hasMessage("The text is no delegation token of a metastore.");
  }

  @Test
  void doesNotShowItsSecret() {
    byte[] secret = "password".getBytes(UTF_8);

    assertThat(MetastoreToken.of(secret, secret)).hasToString("delegation token of a metastore");
    assertThat(MetastoreLogin.token(MetastoreToken.of(secret, secret)))
        .hasToString("delegation token");
  }
}
