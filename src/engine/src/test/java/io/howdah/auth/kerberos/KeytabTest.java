package io.howdah.auth.kerberos;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.kerby.kerberos.kerb.KrbException;
import org.apache.kerby.kerberos.kerb.type.base.EncryptionType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeytabTest {
  private static final Principal ALICE = Principal.of(List.of("alice"), "R.TEST");

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  @Test
  void takesTheNewestKeyOfSeveralUnlessAnotherIsRequested() throws Exception {
    ClientKeys keys = read(entry(3, 'c'), entry(300, 'z'), entry(4, 'd')).of(ALICE);

    assertThat(key(keys, ClientKeys.NEWEST)).startsWith("z");
    assertThat(key(keys, 4)).startsWith("d");
    assertThat(key(keys, 99)).startsWith("z");
    assertThat(keys.types()).containsExactly(EncryptionType.AES128_CTS_HMAC_SHA1_96);
  }

  @Test
  void passesOverTheHoleThatARemovedKeyLeaves() throws Exception {
    ByteBuffer hole = ByteBuffer.wrap(entry(1, 'a'));
    hole.putInt(0, -hole.getInt(0));

    assertThat(key(read(hole.array(), entry(2, 'b')).of(ALICE), ClientKeys.NEWEST)).startsWith("b");
  }

  @Test
  void leavesRc4AloneWhereThereIsAnythingBetter() throws Exception {
    byte[] rc4 = entry(2, 'r', EncryptionType.ARCFOUR_HMAC);

    assertThat(read(entry(1, 'a'), rc4).of(ALICE).types())
        .containsExactly(EncryptionType.AES128_CTS_HMAC_SHA1_96);
    assertThat(read(rc4).of(ALICE).types()).containsExactly(EncryptionType.ARCFOUR_HMAC);
  }

  @Test
  void refusesAHoleOfImpossibleSize() {
    byte[] hole = ByteBuffer.allocate(8).putInt(Integer.MIN_VALUE).array();

    assertThatThrownBy(() -> read(hole)).hasMessage("it is cut off");
  }

  @Test
  void refusesAPrincipalWithoutAName() {
    ByteBuffer entry = ByteBuffer.allocate(1000).putInt(0).putShort((short) 0);
    text(entry, "R.TEST");
    entry.putInt(1).putInt(0).put((byte) 1).putShort((short) 17);
    text(entry, "k".repeat(16));
    entry.putInt(0, entry.position() - Integer.BYTES);
    byte[] nameless = Arrays.copyOf(entry.array(), entry.position());

    assertThatThrownBy(() -> read(nameless)).hasMessage("a principal in it has no name");
  }

  @Test
  void refusesWhatIsNoKeytabOrNotAllOfOne() throws IOException {
    Path text = Files.writeString(directory.resolve("text"), "no keytab");
    Path half = directory.resolve("half");
    byte[] whole = file(entry(1, 'a'));
    Files.write(half, Arrays.copyOf(whole, whole.length - 3));

    assertThatThrownBy(() -> Keytab.read(text)).hasMessage("it is no keytab");
    assertThatThrownBy(() -> Keytab.read(half)).hasMessage("it is cut off");
  }

  private static String key(ClientKeys keys, int version) throws KrbException {
    return new String(
        requireNonNull(keys.key(EncryptionType.AES128_CTS_HMAC_SHA1_96, version, null, null))
            .getKeyData(),
        StandardCharsets.US_ASCII);
  }

  private Keytab read(byte[]... entries) throws IOException {
    return Keytab.read(Files.write(directory.resolve("keytab"), file(entries)));
  }

  private static byte[] file(byte[]... entries) {
    ByteBuffer file = ByteBuffer.allocate(1000).putShort((short) 0x0502);
    for (byte[] entry : entries) {
      file.put(entry);
    }
    return Arrays.copyOf(file.array(), file.position());
  }

  /** As MIT's kadmin writes it, with the version in one byte and once more in four. */
  private static byte[] entry(int version, char letter) {
    return entry(version, letter, EncryptionType.AES128_CTS_HMAC_SHA1_96);
  }

  private static byte[] entry(int version, char letter, EncryptionType type) {
    ByteBuffer entry = ByteBuffer.allocate(1000).putInt(0).putShort((short) 1);
    text(entry, "R.TEST");
    text(entry, "alice");
    entry.putInt(1).putInt(0).put((byte) version).putShort((short) type.getValue());
    text(entry, String.valueOf(letter).repeat(16));
    entry.putInt(version);
    entry.putInt(0, entry.position() - Integer.BYTES);
    return Arrays.copyOf(entry.array(), entry.position());
  }

  private static void text(ByteBuffer entry, String text) {
    entry.putShort((short) text.length()).put(text.getBytes(StandardCharsets.US_ASCII));
  }
}
