package io.howdah.auth;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.cluster.Secret;
import io.howdah.cluster.TlsSettings;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerTrustTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nothing of the kind",
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
        "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"
      })
  void saysOfAFileOfAnotherKindWhatItShouldBe(String content) throws Exception {
    Path file = file(content.getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> ServerTrust.of(TlsSettings.builder().ca(file).build()))
        .hasMessage("The ca '" + file + "' is not readable as JKS, PKCS #12 or PEM.");
  }

  @Test
  void saysThatADirectoryIsOne() {
    assertThatThrownBy(() -> ServerTrust.of(TlsSettings.builder().truststore(directory).build()))
        .hasMessage("The truststore '" + directory + "' cannot be read: Is a directory.");
  }

  @Test
  void tellsAPasswordThatIsMissingFromAWrongOne() throws Exception {
    Path file = file(keyStore("secret"));
    TlsSettings.Builder settings = TlsSettings.builder().keystore(file);

    assertThatThrownBy(() -> ServerTrust.of(settings.build()))
        .hasMessage("The keystore '" + file + "' needs a password.");
    assertThatThrownBy(
            () -> ServerTrust.of(settings.keystorePassword(Secret.of("guessed")).build()))
        .hasMessage("The keystore '" + file + "' does not open with its password.");
  }

  private Path file(byte[] content) throws Exception {
    return Files.write(directory.resolve("file"), content);
  }

  private static byte[] keyStore(String password) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setEntry(
        "key",
        new KeyStore.SecretKeyEntry(new SecretKeySpec(new byte[16], "AES")),
        new KeyStore.PasswordProtection(password.toCharArray()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    store.store(out, password.toCharArray());
    return out.toByteArray();
  }
}
