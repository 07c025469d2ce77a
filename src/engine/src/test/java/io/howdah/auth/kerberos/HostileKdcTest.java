package io.howdah.auth.kerberos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.kerby.kerberos.kerb.KrbCodec;
import org.apache.kerby.kerberos.kerb.KrbErrorCode;
import org.apache.kerby.kerberos.kerb.KrbException;
import org.apache.kerby.kerberos.kerb.type.KerberosTime;
import org.apache.kerby.kerberos.kerb.type.base.EncryptedData;
import org.apache.kerby.kerberos.kerb.type.base.EncryptionType;
import org.apache.kerby.kerberos.kerb.type.base.EtypeInfo2;
import org.apache.kerby.kerberos.kerb.type.base.EtypeInfo2Entry;
import org.apache.kerby.kerberos.kerb.type.base.KrbError;
import org.apache.kerby.kerberos.kerb.type.base.MethodData;
import org.apache.kerby.kerberos.kerb.type.base.PrincipalName;
import org.apache.kerby.kerberos.kerb.type.kdc.AsReq;
import org.apache.kerby.kerberos.kerb.type.pa.PaDataEntry;
import org.apache.kerby.kerberos.kerb.type.pa.PaDataType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A false KDC gets no secret, and breaks no more than the login. */
class HostileKdcTest {
  private static final Principal SERVICE = Principal.of(List.of("HTTP", "nn"), "R.TEST");

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  @SuppressWarnings("NullAway.Init")
  private ServerSocket kdc;

  private final List<byte[]> questions = Collections.synchronizedList(new ArrayList<>());

  @BeforeEach
  void listen() throws IOException {
    kdc = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    kdc.close();
  }

  @Test
  void failsOrderlyAtAResponseThatIsNestedBeyondReason() throws Exception {
    byte[] nested = new byte[100_000];
    for (int i = 0; i < nested.length; i += 2) {
      nested[i] = (byte) (i == 0 ? 0x7e : 0x30);
      nested[i + 1] = (byte) 0x80;
    }

    assertFailedLogin(nested, ErrorCode.KDC_UNREACHABLE, "it does not speak Kerberos");
  }

  @Test
  void failsOrderlyAtADemandForProofThatIsEmpty() throws Exception {
    assertFailedLogin(demand(new byte[0]), "the response of the KDC does not open");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4095, Integer.MAX_VALUE, -1})
  void makesNoKeyThatIsEasyToGuessOrNeverDone(int rounds) throws Exception {
    byte[] parameters = ByteBuffer.allocate(Integer.BYTES).putInt(rounds).array();

    assertFailedLogin(
        demand(hint(EncryptionType.AES256_CTS_HMAC_SHA1_96, parameters)), "The KDC requests a key");
    assertThat(questions).hasSize(1);
  }

  @Test
  void provesAPasswordByNothingWeak() throws Exception {
    assertFailedLogin(demand(hint(EncryptionType.ARCFOUR_HMAC, null)), "PREAUTH_REQUIRED");

    assertThat(questions).hasSize(2);
    for (byte[] question : questions) {
      AsReq login = (AsReq) KrbCodec.decodeMessage(ByteBuffer.wrap(question));
      assertThat(login.getReqBody().getEtypes()).doesNotContain(EncryptionType.ARCFOUR_HMAC);
    }
    AsReq proof = (AsReq) KrbCodec.decodeMessage(ByteBuffer.wrap(questions.get(1)));
    byte[] sealed = proof.getPaData().findEntry(PaDataType.ENC_TIMESTAMP).getPaDataValue();
    assertThat(KrbCodec.decode(sealed, EncryptedData.class).getEType().getValue())
        .isNotEqualTo(EncryptionType.ARCFOUR_HMAC.getValue());
  }

  private void assertFailedLogin(byte[] answer, String why) throws Exception {
    assertFailedLogin(answer, ErrorCode.KERBEROS_LOGIN_FAILED, why);
  }

  private void assertFailedLogin(byte[] answer, ErrorCode code, String why) throws Exception {
    Path password = Files.writeString(directory.resolve("password"), "secret");
    LoginMethod method = new PasswordLogin(password, Principal.of(List.of("alice"), "R.TEST"));
    KdcAddress address = KdcAddress.of("127.0.0.1:" + kdc.getLocalPort());
    KerberosLogin login =
        new KerberosLogin(
            method,
            new KdcChannel(List.of(address), Duration.ofSeconds(30), Duration.ofSeconds(30)),
            new LoginFailures("prod", method, "service_principal", Clock.systemUTC()),
            Clock.systemUTC());
    Thread server = new Thread(() -> serve(answer));
    server.start();

    assertThatThrownBy(() -> login.ticketFor(SERVICE))
        .hasMessageContaining(why)
        .isInstanceOfSatisfying(CopyException.class, e -> assertThat(e.code()).isEqualTo(code));
    kdc.close();
    server.join();
  }

  /** Until the socket is closed. */
  private void serve(byte[] answer) {
    while (!kdc.isClosed()) {
      try (Socket socket = kdc.accept()) {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        byte[] question = new byte[in.readInt()];
        in.readFully(question);
        questions.add(question);
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        out.writeInt(answer.length);
        out.write(answer);
      } catch (IOException e) {
        if (!kdc.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private static byte[] hint(EncryptionType type, byte @Nullable [] parameters)
      throws KrbException {
    EtypeInfo2Entry entry = new EtypeInfo2Entry();
    entry.setEtype(type);
    entry.setSalt("salt");
    if (parameters != null) {
      entry.setS2kParams(parameters);
    }
    EtypeInfo2 info = new EtypeInfo2();
    info.addElement(entry);
    MethodData data = new MethodData();
    data.addElement(new PaDataEntry(PaDataType.ETYPE_INFO2, KrbCodec.encode(info)));
    return KrbCodec.encode(data);
  }

  private static byte[] demand(byte[] details) throws KrbException {
    KrbError error = new KrbError();
    error.setErrorCode(KrbErrorCode.KDC_ERR_PREAUTH_REQUIRED);
    error.setRealm("R.TEST");
    error.setSname(new PrincipalName("krbtgt/R.TEST"));
    error.setStime(KerberosTime.now());
    error.setSusec(1);
    error.setEdata(details);
    return KrbCodec.encode(error);
  }
}
