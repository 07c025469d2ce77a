package io.howdah.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FileBlocksTest {
  @Test
  void areRegularWhereAllButTheLastAreEqual() {
    assertThat(blocks().areRegular()).isTrue();
    assertThat(blocks(5).areRegular()).isTrue();
    assertThat(blocks(5, 5, 5).areRegular()).isTrue();
    assertThat(blocks(5, 5, 1).areRegular()).isTrue();
  }

  @Test
  void areIrregularWhereOneBeforeTheLastIsShorterOrTheLastLonger() {
    assertThat(blocks(5, 4, 5).areRegular()).isFalse();
    assertThat(blocks(5, 6).areRegular()).isFalse();
    assertThat(blocks(4, 5, 1).areRegular()).isFalse();
  }

  @Test
  void haveTheEndOfEach() {
    FileBlocks blocks = blocks(5, 4, 3);

    assertThat(blocks.count()).isEqualTo(3);
    assertThat(blocks.end(0)).isEqualTo(5);
    assertThat(blocks.end(2)).isEqualTo(12);
    assertThat(blocks.length()).isEqualTo(12);
    assertThat(blocks.firstLength()).isEqualTo(5);
  }

  @Test
  void canBeCutWithinABlockAndBetweenTwo() {
    assertThat(blocks(5, 4, 3).upTo(10)).isEqualTo(blocks(5, 4, 1));
    assertThat(blocks(5, 4, 3).upTo(9)).isEqualTo(blocks(5, 4));
    assertThat(blocks(5, 4, 3).upTo(0)).isEqualTo(blocks());
    assertThat(blocks(5, 4, 3).upTo(99)).isEqualTo(blocks(5, 4, 3));
  }

  @Test
  void holdManyBlocks() {
    FileBlocks.Builder many = FileBlocks.builder();
    for (int i = 0; i < 300_000; i++) {
      many.add(128L << 20);
    }

    assertThat(many.build().areRegular()).isTrue();
    assertThat(many.build().length()).isEqualTo(300_000 * (128L << 20));
  }

  @Test
  void haveNoEmptyBlock() {
    assertThatThrownBy(() -> blocks(5, 0)).hasMessageContaining("0 bytes");
  }

  private static FileBlocks blocks(long... lengths) {
    FileBlocks.Builder blocks = FileBlocks.builder();
    for (long length : lengths) {
      blocks.add(length);
    }
    return blocks.build();
  }
}
