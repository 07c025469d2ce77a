package io.howdah.hive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import javax.security.auth.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KerberosLoginTest {
  private static final MetastoreServer SERVER = new MetastoreServer("meta.example.com", 9083);

  @Test
  void namesTheHostOfEachServer() throws Exception {
    assertThat(KerberosLogin.of(new Subject(), "hive/_HOST@EXAMPLE.COM").hostOf(SERVER))
        .isEqualTo("meta.example.com");
    assertThat(KerberosLogin.of(new Subject(), "hive/lb.example.com@EXAMPLE.COM").hostOf(SERVER))
        .isEqualTo("lb.example.com");
    assertThat(KerberosLogin.of(new Subject(), "hive/_HOST").hostOf(SERVER))
        .isEqualTo("meta.example.com");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hive", "hive@EXAMPLE.COM", "a/b/c@R", "hive/_HOST@", "hive/a b@R"})
  void needsAServiceAndAHost(String principal) {
    assertThatThrownBy(() -> MetastoreLogin.kerberos(new Subject(), principal))
        .isInstanceOfSatisfying(
            CopyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT))
        .hasMessage(
            "'"
                + principal
                + "' is no principal of a metastore: it must have the form hive/_HOST@REALM.");
  }
}
