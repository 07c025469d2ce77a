package io.howdah.partition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PartitionPathTest {
  @Test
  void readsTheColumnsAtTheEndOfAPath() {
    PartitionPath path = PartitionPath.parse("/w/x=1.db/t/DS=2026-11-01/k=a%2Fb").orElseThrow();

    assertThat(path.table()).isEqualTo("/w/x=1.db/t");
    assertThat(path.name()).isEqualTo("DS=2026-11-01/k=a%2Fb");
    assertThat(path.columns()).hasToString("[ds=2026-11-01, k=a/b]");
  }

  @Test
  void readsAPartitionOfTheRoot() {
    PartitionPath path = PartitionPath.parse("/ds=1").orElseThrow();

    assertThat(path.table()).isEqualTo("/");
    assertThat(path.name()).isEqualTo("ds=1");
  }

  @Test
  void readsNoOtherDirectory() {
    assertThat(PartitionPath.parse("/w/t/ds=1/x")).isEmpty();
    assertThat(PartitionPath.parse("/w/t/=1")).isEmpty();
    assertThat(PartitionPath.parse("/")).isEmpty();
  }
}
