package io.howdah.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.bench.NightlyTree.Prepared;
import org.junit.jupiter.api.Test;

class NightlyTreeTest {
  @Test
  void knowsTheNamesThatTheLabGivesToEmptyFiles() {
    assertThat(Prepared.of(11).paths())
        .hasSize(11)
        .isSorted()
        .startsWith("dir-0000/file-0000000", "dir-0000/file-0000010", "dir-0001/file-0000001");
  }

  @Test
  void hasAThousandFilesInADirectory() {
    assertThat(Prepared.of(1_000_000)).isEqualTo(new Prepared(1_000_000, 1_000));
    assertThat(Prepared.of(500).title()).contains("500 empty files in 10 directories");
  }
}
