package io.howdah;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TablePartitionsTest {
  @Test
  void keepsOnlyPlacesThatAreNotTheUsualOnes() {
    TablePartitions partitions =
        TablePartitions.builder("/w//t/", 2)
            .add("ds=1/k=a%2Fb", "/w/t/ds=1/k=a%2Fb/")
            .add("ds=1/k=b", "/archive//x/")
            .add("ds=2/k=c", "/w/t/ds=1/k=c")
            .build();

    assertThat(partitions.location()).isEqualTo("/w/t");
    assertThat(partitions.columns()).isEqualTo(2);
    assertThat(partitions.names())
        .containsExactlyInAnyOrder("ds=1/k=a%2Fb", "ds=1/k=b", "ds=2/k=c");
    assertThat(partitions.elsewhere())
        .isEqualTo(Map.of("ds=1/k=b", "/archive/x", "ds=2/k=c", "/w/t/ds=1/k=c"));
    assertThat(partitions).hasToString("3 partitions of /w/t, 2 elsewhere");
  }

  @Test
  void mayHaveTheRootAsItsDirectory() {
    TablePartitions partitions = TablePartitions.builder("/", 1).add("ds=1", "/ds=1").build();

    assertThat(partitions.location()).isEqualTo("/");
    assertThat(partitions.elsewhere()).isEmpty();
    assertThat(partitions).isEqualTo(TablePartitions.builder("/", 1).add("ds=1", "/ds=1").build());
  }
}
