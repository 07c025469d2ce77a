package io.howdah.auth.kerberos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.auth.kerberos.GssContext.Protection;
import java.security.GeneralSecurityException;
import java.security.PrivilegedExceptionAction;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import javax.security.auth.Subject;
import javax.security.auth.kerberos.KerberosKey;
import javax.security.auth.kerberos.KerberosPrincipal;
import org.apache.kerby.kerberos.kerb.KrbCodec;
import org.apache.kerby.kerberos.kerb.crypto.EncryptionHandler;
import org.apache.kerby.kerberos.kerb.type.KerberosTime;
import org.apache.kerby.kerberos.kerb.type.base.EncryptedData;
import org.apache.kerby.kerberos.kerb.type.base.EncryptionKey;
import org.apache.kerby.kerberos.kerb.type.base.EncryptionType;
import org.apache.kerby.kerberos.kerb.type.base.KeyUsage;
import org.apache.kerby.kerberos.kerb.type.base.TransitedEncoding;
import org.apache.kerby.kerberos.kerb.type.base.TransitedEncodingType;
import org.apache.kerby.kerberos.kerb.type.ticket.EncTicketPart;
import org.apache.kerby.kerberos.kerb.type.ticket.TicketFlags;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSCredential;
import org.ietf.jgss.GSSManager;
import org.ietf.jgss.MessageProp;
import org.ietf.jgss.Oid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Contexts with Java's own GSS-API as the server, which metastores have. */
class GssContextTest {
  private static final Principal ALICE = Principal.of(List.of("alice"), "R.TEST");
  private static final Principal SERVICE = Principal.of(List.of("hive", "meta.test"), "R.TEST");
  private static final AtomicLong MOMENT = new AtomicLong(System.currentTimeMillis() * 1000);
  private static final byte[] MESSAGE = "get_table".getBytes(UTF_8);

  @ParameterizedTest
  @EnumSource(
      value = EncryptionType.class,
      names = {"AES256_CTS_HMAC_SHA1_96", "AES128_CTS_HMAC_SHA1_96"})
  void exchangesMessagesOfBothProtections(EncryptionType type) throws Exception {
    EncryptionKey key = EncryptionHandler.random2Key(type);
    Ticket ticket = ticket(key, EncryptionHandler.random2Key(type));
    GssContext client = GssContext.of(ticket, SERVICE, MOMENT.incrementAndGet());
    GSSContext server = server(key);
    client.accept(accept(server, client.request()));

    assertThat(server.getSrcName()).hasToString("alice@R.TEST");
    for (int i = 0; i < 3; i++) {
      for (Protection protection : Protection.values()) {
        boolean isSealed = protection == Protection.CONFIDENTIALITY;
        byte[] sent = client.wrap(MESSAGE, protection);
        MessageProp properties = new MessageProp(0, false);
        assertThat(server.unwrap(sent, 0, sent.length, properties)).isEqualTo(MESSAGE);
        assertThat(properties.getPrivacy()).isEqualTo(isSealed);
        assertThat(properties.isOldToken() || properties.isUnseqToken()).isFalse();
        assertThat(properties.isDuplicateToken() || properties.isGapToken()).isFalse();

        byte[] answer = server.wrap(MESSAGE, 0, MESSAGE.length, new MessageProp(0, isSealed));
        assertThat(client.unwrap(answer, protection)).isEqualTo(MESSAGE);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Protection.class)
  void refusesEveryChangeOfAMessage(Protection protection) throws Exception {
    EncryptionKey key = EncryptionHandler.random2Key(EncryptionType.AES256_CTS_HMAC_SHA1_96);
    GssContext client = GssContext.of(ticket(key, key), SERVICE, MOMENT.incrementAndGet());
    GSSContext server = server(key);
    client.accept(accept(server, client.request()));
    boolean isSealed = protection == Protection.CONFIDENTIALITY;
    byte[] token = server.wrap(MESSAGE, 0, MESSAGE.length, new MessageProp(0, isSealed));

    for (int i = 0; i < token.length; i++) {
      byte[] changed = token.clone();
      changed[i] ^= 2;
      assertThatThrownBy(() -> client.unwrap(changed, protection))
          .as("byte %s", i)
          .isInstanceOf(GeneralSecurityException.class)
          .hasMessageStartingWith("A message of hive/meta.test@R.TEST is not valid: ");
    }
    for (int length = 0; length < token.length; length++) {
      byte[] cut = Arrays.copyOf(token, length);
      assertThatThrownBy(() -> client.unwrap(cut, protection))
          .isInstanceOf(GeneralSecurityException.class);
    }

    assertThat(client.unwrap(token, protection)).isEqualTo(MESSAGE);
    assertThatThrownBy(() -> client.unwrap(token, protection))
        .hasMessageContaining("it is not the next message");
    byte[] own = client.wrap(MESSAGE, protection);
    assertThatThrownBy(() -> client.unwrap(own, protection))
        .hasMessageContaining("it is not from the server");
  }

  @Test
  void refusesAMessageInClearWhereMessagesAreEncrypted() throws Exception {
    EncryptionKey key = EncryptionHandler.random2Key(EncryptionType.AES256_CTS_HMAC_SHA1_96);
    GssContext client = GssContext.of(ticket(key, key), SERVICE, MOMENT.incrementAndGet());
    GSSContext server = server(key);
    client.accept(accept(server, client.request()));
    byte[] clear = server.wrap(MESSAGE, 0, MESSAGE.length, new MessageProp(0, false));

    assertThatThrownBy(() -> client.unwrap(clear, Protection.CONFIDENTIALITY))
        .isInstanceOf(GeneralSecurityException.class)
        .hasMessageContaining("it is not encrypted");
  }

  @Test
  void refusesAProofForAnotherRequestOrNone() throws Exception {
    EncryptionKey key = EncryptionHandler.random2Key(EncryptionType.AES256_CTS_HMAC_SHA1_96);
    Ticket ticket = ticket(key, key);
    GssContext other = GssContext.of(ticket, SERVICE, MOMENT.incrementAndGet());
    byte[] proof = accept(server(key), other.request());
    GssContext client = GssContext.of(ticket, SERVICE, MOMENT.incrementAndGet());

    assertNotTrusted(client, proof);
    assertNotTrusted(client, new byte[0]);
    assertNotTrusted(client, client.request());
    assertThatThrownBy(() -> client.wrap(MESSAGE, Protection.INTEGRITY))
        .isInstanceOf(IllegalStateException.class);
    assertThat(client).hasToString("GSS-API with hive/meta.test@R.TEST");
  }

  @Test
  void refusesAKeyOfRc4() throws Exception {
    EncryptionKey key = EncryptionHandler.random2Key(EncryptionType.ARCFOUR_HMAC);
    Ticket ticket = new Ticket(ALICE, Der.of(Der.SEQUENCE), key, Instant.MAX);

    assertThatThrownBy(() -> GssContext.of(ticket, SERVICE, 1))
        .isInstanceOf(CopyException.class)
        .hasMessageContaining("'hive/meta.test@R.TEST', which has none for AES.");
  }

  private static void assertNotTrusted(GssContext client, byte[] proof) {
    assertThatThrownBy(() -> client.accept(proof))
        .isInstanceOfSatisfying(
            CopyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SERVER_NOT_TRUSTED))
        .hasMessageStartingWith("The server did not prove that it is 'hive/meta.test@R.TEST': ");
  }

  /** A ticket as a KDC makes it. */
  private static Ticket ticket(EncryptionKey serviceKey, EncryptionKey sessionKey)
      throws Exception {
    Instant end = Instant.now().plusSeconds(3600);
    TransitedEncoding transited = new TransitedEncoding();
    transited.setTrType(TransitedEncodingType.DOMAIN_X500_COMPRESS);
    transited.setContents(new byte[0]);
    EncTicketPart part = new EncTicketPart();
    part.setFlags(new TicketFlags(0));
    part.setKey(sessionKey);
    part.setCrealm(ALICE.realm());
    part.setCname(ALICE.asClient());
    part.setTransited(transited);
    part.setAuthTime(new KerberosTime());
    part.setEndTime(new KerberosTime(end.getEpochSecond() * 1000));
    EncryptedData sealed =
        EncryptionHandler.encrypt(KrbCodec.encode(part), serviceKey, KeyUsage.KDC_REP_TICKET);
    sealed.setKvno(1);
    org.apache.kerby.kerberos.kerb.type.ticket.Ticket ticket =
        new org.apache.kerby.kerberos.kerb.type.ticket.Ticket();
    ticket.setSname(SERVICE.asService());
    ticket.setRealm(SERVICE.realm());
    ticket.setEncryptedEncPart(sealed);
    return new Ticket(ALICE, KrbCodec.encode(ticket), sessionKey, end);
  }

  private static GSSContext server(EncryptionKey key) throws Exception {
    return asService(
        key,
        () -> {
          GSSManager manager = GSSManager.getInstance();
          GSSCredential credential =
              manager.createCredential(
                  null,
                  GSSCredential.INDEFINITE_LIFETIME,
                  new Oid("1.2.840.113554.1.2.2"),
                  GSSCredential.ACCEPT_ONLY);
          return manager.createContext(credential);
        });
  }

  private static byte[] accept(GSSContext server, byte[] token) throws Exception {
    byte[] proof = server.acceptSecContext(token, 0, token.length);
    assertThat(server.isEstablished()).isTrue();
    return proof;
  }

  private static <T> T asService(EncryptionKey key, PrivilegedExceptionAction<T> action)
      throws Exception {
    KerberosPrincipal principal = new KerberosPrincipal(SERVICE.toString());
    KerberosKey secret =
        new KerberosKey(principal, key.getKeyData(), key.getKeyType().getValue(), 1);
    Subject subject = new Subject(false, Set.of(principal), Set.of(), Set.of(secret));
    return Subject.doAs(subject, action);
  }
}
