package io.howdah.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ProofTableTest {
  private static final int MANY = 100_000;

  @Test
  void hasEachProofThatWasAddedAndNoOther() throws Exception {
    ProofTable table = new ProofTable(0, MANY);
    Random added = new Random(1);
    for (int i = 0; i < MANY; i++) {
      assertThat(table.put(key(added), i % 65_535)).isTrue();
    }

    assertThat(table.size()).isEqualTo(MANY);
    Random same = new Random(1);
    for (int i = 0; i < MANY; i++) {
      assertThat(table.dayOf(key(same))).isEqualTo(i % 65_535);
    }
    Random other = new Random(2);
    for (int i = 0; i < MANY; i++) {
      assertThat(table.dayOf(key(other))).isEqualTo(-1);
    }
    int[] visited = {0};
    table.forEach(0, (key, day) -> visited[0] += table.dayOf(key) == day ? 1 : 0);
    assertThat(visited[0]).isEqualTo(MANY);
  }

  @Test
  void hasOnlyTheLastProofOfATarget() {
    ProofTable table = new ProofTable(2, 10);
    table.put(FileKey.of(5, 1, 1), 10);
    table.put(FileKey.of(5, 1, 2), 20);

    assertThat(table.size()).isEqualTo(1);
    assertThat(table.dayOf(FileKey.of(5, 1, 2))).isEqualTo(20);
    assertThat(table.dayOf(FileKey.of(5, 1, 1))).isEqualTo(-1);
    assertThat(table.dayOf(FileKey.of(5, 2, 2))).isEqualTo(-1);
    assertThat(table.dayOf(FileKey.of(6, 1, 2))).isEqualTo(-1);
  }

  @Test
  void forgetsTheProofOfATarget() {
    ProofTable table = new ProofTable(2, 10);
    table.put(FileKey.of(5, 1, 1), 10);
    table.forget(FileKey.of(5, 7, 7));
    table.forget(FileKey.of(6, 1, 1));

    assertThat(table.dayOf(FileKey.of(5, 1, 1))).isEqualTo(-1);
    assertThat(table.count(1)).isZero();
  }

  @Test
  void takesNoMoreTargetsThanItMay() {
    ProofTable table = new ProofTable(0, 2);
    assertThat(table.put(FileKey.of(1, 1, 1), 1)).isTrue();
    assertThat(table.put(FileKey.of(2, 2, 2), 1)).isTrue();

    assertThat(table.put(FileKey.of(3, 3, 3), 1)).isFalse();
    assertThat(table.put(FileKey.of(1, 4, 4), 1)).isTrue();
    assertThat(table.size()).isEqualTo(2);
  }

  /** A user may write a ledger of his own, which must not keep a server busy for hours. */
  @Test
  @Timeout(10)
  void staysFastWhereAllTargetsBeginWithTheSameBits() {
    ProofTable table = new ProofTable(0, 1_000_000);
    for (long i = 0; i < 200_000; i++) {
      table.put(FileKey.of(0x1234_5678_0000_0000L + i, i, i), 1);
    }

    assertThat(table.size()).isEqualTo(200_000);
  }

  @Test
  void countsWhatARunHasMetSinceADay() {
    ProofTable table = new ProofTable(0, 10);
    table.put(FileKey.of(1, 1, 1), 0);
    table.put(FileKey.of(2, 2, 2), 7);
    table.put(FileKey.of(3, 3, 3), 65_534);

    assertThat(table.count(0)).isEqualTo(3);
    assertThat(table.count(7)).isEqualTo(2);
    assertThat(table.count(8)).isEqualTo(1);
  }

  private static FileKey key(Random random) {
    return FileKey.of(random.nextLong(), random.nextLong(), random.nextLong());
  }
}
