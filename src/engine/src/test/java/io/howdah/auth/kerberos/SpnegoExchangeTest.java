package io.howdah.auth.kerberos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.auth.Exchange;
import io.howdah.cluster.MutualAuth;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.kerby.kerberos.kerb.type.base.EncryptionKey;
import org.apache.kerby.kerberos.kerb.type.base.EncryptionType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpnegoExchangeTest {
  private static final Principal ALICE = Principal.of(List.of("alice"), "R.TEST");
  private static final Principal SERVICE = Principal.of(List.of("HTTP", "nn"), "R.TEST");

  @ParameterizedTest
  @ValueSource(ints = {10, 300, 100_000})
  void refusesAProofThatIsNestedBeyondReason(int depth) throws CopyException {
    byte[] nested = {};
    for (int i = 0; i < Math.min(depth, 2000); i++) {
      nested = Der.of(0xa1, Der.of(Der.SEQUENCE, Der.of(0xa2, Der.of(Der.OCTETS, nested))));
    }
    byte[] proof = depth > 2000 ? new byte[depth] : nested;
    String challenge = "Negotiate " + Base64.getEncoder().encodeToString(proof);

    assertNotTrusted(200, challenge);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 307, 400, 404})
  void insistsOnAProofWhereverSomethingIsSaid(int status) throws CopyException {
    assertNotTrusted(status, "Negotiate");
  }

  @Test
  void saysWhatKindOfClusterProvesNothing() throws CopyException {
    assertThatThrownBy(() -> exchange().check(200, List.of()))
        .hasMessage(
            "The server did not prove that it is 'HTTP/nn@R.TEST': its response carries no proof,"
                + " nor would that of a cluster without Kerberos (auth_mechanism NONE).");
  }

  @Test
  void checksTheProofOfARefusal() throws CopyException {
    assertNotTrusted(403, "Negotiate oRQwEqADCgEAoQsGCSqGSIb3EgECAg==");
  }

  private static void assertNotTrusted(int status, String challenge) throws CopyException {
    Exchange exchange = exchange();

    assertThatThrownBy(() -> exchange.check(status, List.of(challenge)))
        .isInstanceOfSatisfying(
            CopyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SERVER_NOT_TRUSTED));
  }

  private static Exchange exchange() throws CopyException {
    return SpnegoExchange.of(
        new Ticket(
            ALICE,
            Der.of(Der.SEQUENCE),
            new EncryptionKey(EncryptionType.AES128_CTS_HMAC_SHA1_96, new byte[16]),
            Instant.MAX),
        SERVICE,
        MutualAuth.REQUIRED,
        1,
        Map.of());
  }
}
