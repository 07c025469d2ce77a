package io.howdah.lab.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

class SeededBytesTest {
  @Test
  void bytesFollowFromTheirPosition() throws Exception {
    byte[] whole = SeededBytes.of(7, 1_000);

    for (int offset : new int[] {0, 1, 7, 8, 9, 511, 999, 1_000}) {
      assertThat(new SeededBytes(7, offset, 1_000).readAllBytes())
          .isEqualTo(Arrays.copyOfRange(whole, offset, 1_000));
    }
  }

  @Test
  void readsInAnyPieces() {
    SeededBytes stream = new SeededBytes(7, 3, 100);
    byte[] pieces = new byte[97];
    int at = 0;
    for (int size = 1; at < 97; size++) {
      at += stream.read(pieces, at, Math.min(size, 97 - at));
    }

    assertThat(pieces).isEqualTo(Arrays.copyOfRange(SeededBytes.of(7, 100), 3, 100));
    assertThat(stream.read()).isEqualTo(-1);
  }

  @Test
  void seedsDifferAndDoNotCompress() {
    byte[] bytes = SeededBytes.of(1, 100_000);
    assertThat(bytes).isNotEqualTo(SeededBytes.of(2, 100_000));

    Deflater deflater = new Deflater();
    deflater.setInput(bytes);
    deflater.finish();
    assertThat(deflater.deflate(new byte[200_000])).isGreaterThan(99_000);
    deflater.end();
  }
}
