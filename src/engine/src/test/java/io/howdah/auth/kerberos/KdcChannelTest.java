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
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kerby.kerberos.kerb.KrbCodec;
import org.apache.kerby.kerberos.kerb.KrbErrorCode;
import org.apache.kerby.kerberos.kerb.KrbException;
import org.apache.kerby.kerberos.kerb.type.KerberosTime;
import org.apache.kerby.kerberos.kerb.type.base.KrbError;
import org.apache.kerby.kerberos.kerb.type.base.PrincipalName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KdcChannelTest {
  private static final byte[] ANSWER = refusal(KrbErrorCode.KDC_ERR_PREAUTH_REQUIRED);
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  @SuppressWarnings("NullAway.Init")
  private ServerSocket first;

  @SuppressWarnings("NullAway.Init")
  private ServerSocket second;

  @BeforeEach
  void listen() throws IOException {
    first = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    second = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    first.close();
    second.close();
  }

  @Test
  void goesOnToTheNextKdcWhereOneCannotServe() throws Exception {
    KdcChannel channel = answering(refusal(KrbErrorCode.KDC_ERR_SVC_UNAVAILABLE), ANSWER);

    assertThat(channel.ask(new byte[1])).isEqualTo(ANSWER);
  }

  @Test
  void goesOnToTheNextKdcWhereOneSpeaksSomethingElse() throws Exception {
    assertThat(answering(new byte[] {1, 2, 3}, ANSWER).ask(new byte[1])).isEqualTo(ANSWER);
  }

  @Test
  void staysWithTheKdcThatRespondedLast() throws Exception {
    KdcChannel channel = answering(refusal(KrbErrorCode.KDC_ERR_SVC_UNAVAILABLE), ANSWER);
    channel.ask(new byte[1]);
    Thread again = new Thread(() -> answer(second, ANSWER));
    again.start();

    assertThat(channel.ask(new byte[1])).isEqualTo(ANSWER);
    again.join();
    first.setSoTimeout(1);
    assertThatThrownBy(first::accept)
        .as("nobody came to the other one")
        .isInstanceOf(SocketTimeoutException.class);
  }

  @Test
  void takesAnyOtherRefusalForAResponse() throws Exception {
    byte[] refusal = refusal(KrbErrorCode.KDC_ERR_C_PRINCIPAL_UNKNOWN);

    assertThat(answering(refusal, ANSWER).ask(new byte[1])).isEqualTo(refusal);
  }

  @Test
  void tellsThatNoKdcCanServe() throws Exception {
    byte[] unavailable = refusal(KrbErrorCode.KDC_ERR_SVC_UNAVAILABLE);
    Path password = Files.writeString(directory.resolve("password"), "secret");
    LoginMethod method = new PasswordLogin(password, Principal.of(List.of("alice"), "R.TEST"));
    KerberosLogin login =
        new KerberosLogin(
            method,
            answering(unavailable, unavailable),
            new LoginFailures("prod", method, "service_principal", Clock.systemUTC()),
            Clock.systemUTC());

    assertThatThrownBy(() -> login.ticketFor(Principal.of(List.of("HTTP", "nn"), "R.TEST")))
        .isInstanceOfSatisfying(
            CopyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.KDC_UNREACHABLE));
  }

  /** To two KDCs, each of which responds once. */
  private KdcChannel answering(byte[] ofFirst, byte[] ofSecond) {
    List<KdcAddress> addresses = new ArrayList<>();
    for (ServerSocket kdc : List.of(first, second)) {
      new Thread(() -> answer(kdc, kdc == first ? ofFirst : ofSecond)).start();
      addresses.add(KdcAddress.of("127.0.0.1:" + kdc.getLocalPort()));
    }
    return new KdcChannel(addresses, LONG, LONG);
  }

  private static void answer(ServerSocket kdc, byte[] answer) {
    try (Socket socket = kdc.accept()) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      in.readFully(new byte[in.readInt()]);
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      out.writeInt(answer.length);
      out.write(answer);
    } catch (IOException e) {
      if (!kdc.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static byte[] refusal(KrbErrorCode code) {
    KrbError error = new KrbError();
    error.setErrorCode(code);
    error.setRealm("R.TEST");
    error.setSname(new PrincipalName("krbtgt/R.TEST"));
    error.setStime(KerberosTime.now());
    error.setSusec(1);
    try {
      return KrbCodec.encode(error);
    } catch (KrbException e) {
      throw new IllegalStateException(e);
    }
  }
}
