package io.howdah.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.apache.kerby.kerberos.kerb.keytab.Keytab;
import org.junit.jupiter.api.Test;

class SecretsTest {
  @Test
  void findsASecretInEveryForm() {
    Secrets secrets = new Secrets().add("password", "open/Sesame+now");

    assertThat(
            List.of(
                "it is open/Sesame+now.",
                "{\"it\":\"open\\/Sesame+now\"}",
                "?it=open%2FSesame%2Bnow&",
                "?it=open%2fSesame%2bnow&",
                "OPEN/SESAME+NOW"))
        .allSatisfy(text -> assertThat(secrets.foundIn(text)).containsExactly("password"));
    assertThat(secrets.foundIn("it is open/Sesame")).isEmpty();
  }

  @Test
  void findsTheKeysOfAKeytab() throws Exception {
    try (Realm realm = Realm.builder("KEYS.TEST").users("alice").start()) {
      Path keytab = realm.keytab("alice");
      Keytab keys = Keytab.loadKeytab(keytab.toFile());
      byte[] key = keys.getKeytabEntries(keys.getPrincipals().get(0)).get(0).getKey().getKeyData();
      Secrets secrets = new Secrets().addKeys(keytab);

      assertThat(
              List.of(
                  HexFormat.of().withUpperCase().formatHex(key),
                  HexFormat.ofDelimiter(" ").formatHex(key),
                  Base64.getEncoder().encodeToString(key)))
          .allSatisfy(
              text -> assertThat(secrets.foundIn(text)).containsExactly("key of alice@KEYS.TEST"));
    }
  }

  @Test
  void findsWhatWasHeardOnAWire() {
    Secrets secrets =
        new Secrets()
            .addTraffic(
                """
                PUT /webhdfs/v1/?op=RENEWDELEGATIONTOKEN&token=tokenToRenew HTTP/1.1
                GET /webhdfs/v1/a?op=OPEN&delegation=tokenAsked HTTP/1.1
                Authorization: Negotiate YIIproof+/==
                WWW-Authenticate: Negotiate
                Set-Cookie: hadoop.auth="u=alice&s=signature"; Path=/
                {"Token":{"urlString":"tokenGiven"}}
                """);

    assertThat(secrets.of("delegation token"))
        .containsExactly("tokenToRenew", "tokenAsked", "tokenGiven");
    assertThat(secrets.foundIn("tokenAsked, tokenGiven, YIIproof+/== and u=alice&s=signature"))
        .containsExactly("Negotiate value", "cookie", "delegation token");
  }

  @Test
  void takesNothingThatEveryTextHolds() {
    assertThatThrownBy(() -> new Secrets().add("password", "alice"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
