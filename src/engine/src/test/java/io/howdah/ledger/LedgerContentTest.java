package io.howdah.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.fs.ContentSource;
import io.howdah.ledger.LedgerContent.UnusableException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LedgerContentTest {
  private static final int DAY = 20_000;

  @Test
  void readsWhatItWrote() throws Exception {
    LedgerContent read = read(bytes(0));

    assertThat(read.rechecks()).isEqualTo(7);
    assertThat(read.proofs().size()).isEqualTo(3);
    assertThat(read.proofs().dayOf(key(1))).isEqualTo(DAY - 40);
    assertThat(read.proofs().dayOf(key(2))).isEqualTo(DAY);
    assertThat(read.proofs().dayOf(key(3))).isEqualTo(65_534);
    assertThat(read.proofs().dayOf(key(4))).isEqualTo(-1);
  }

  @Test
  void forgetsWhatNoRunHasMetForLong() throws Exception {
    LedgerContent read = read(bytes(DAY - 39));

    assertThat(read.proofs().dayOf(key(1))).isEqualTo(-1);
    assertThat(read.proofs().dayOf(key(2))).isEqualTo(DAY);
  }

  @Test
  void noticesDamageOfEachByte() throws Exception {
    for (int position = 0; position < bytes(0).length; position++) {
      byte[] damaged = bytes(0);
      damaged[position] ^= 1;

      assertThatThrownBy(() -> read(damaged))
          .as("byte " + position)
          .isInstanceOf(UnusableException.class);
    }
  }

  @Test
  void noticesEachMissingEnd() throws Exception {
    byte[] whole = bytes(0);
    for (int length = 0; length < whole.length; length++) {
      byte[] cutOff = Arrays.copyOf(whole, length);

      assertThatThrownBy(() -> read(cutOff))
          .as(length + " bytes")
          .isInstanceOf(UnusableException.class);
      assertThatThrownBy(() -> read(cutOff, whole.length))
          .as(length + " bytes of a stream that broke off")
          .isInstanceOf(EOFException.class);
    }
  }

  @Test
  void noticesMoreThanWasWritten() throws Exception {
    byte[] longer = Arrays.copyOf(bytes(0), bytes(0).length + 26);

    assertThatThrownBy(() -> read(longer)).isInstanceOf(UnusableException.class);
  }

  @Test
  void readsNoOtherVersion() throws Exception {
    byte[] other = bytes(0);
    other["howdah-ledger ".length()] = '2';

    assertThatThrownBy(() -> read(other))
        .isInstanceOf(UnusableException.class)
        .hasMessage("another version of this program wrote it");
  }

  @Test
  void readsNoMoreProofsThanThereIsMemoryFor() throws Exception {
    byte[] bytes = bytes(0);

    assertThatThrownBy(() -> LedgerContent.read(new ByteArrayInputStream(bytes), bytes.length, 2))
        .isInstanceOf(UnusableException.class)
        .hasMessage("its 3 proofs need too much memory");
  }

  private static byte[] bytes(int oldestDay) throws IOException {
    ProofTable proofs = new ProofTable(0, 100);
    proofs.put(key(1), DAY - 40);
    proofs.put(key(2), DAY);
    proofs.put(key(3), 65_534);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ContentSource content = new LedgerContent(7, proofs).bytes(oldestDay);
    content.writeTo(bytes);
    assertThat(content.length()).isEqualTo(bytes.size());
    return bytes.toByteArray();
  }

  private static LedgerContent read(byte[] bytes) throws IOException {
    return read(bytes, bytes.length);
  }

  private static LedgerContent read(byte[] bytes, long length) throws IOException {
    return LedgerContent.read(new ByteArrayInputStream(bytes), length, 3);
  }

  private static FileKey key(long number) {
    return FileKey.of(number, number << 60, number);
  }
}
