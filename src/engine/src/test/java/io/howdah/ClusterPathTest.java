package io.howdah;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClusterPathTest {
  @Test
  void equalsWhatNamesTheSamePlace() {
    assertThat(ClusterPath.of("a", "/x"))
        .isEqualTo(ClusterPath.of("a", "/x"))
        .hasSameHashCodeAs(ClusterPath.of("a", "/x"))
        .isNotEqualTo(ClusterPath.of("b", "/x"))
        .isNotEqualTo(ClusterPath.of("a", "/y"))
        .hasToString("a:/x");
  }

  @Test
  void recognizesThisMachine() {
    assertThat(ClusterPath.of(ClusterPath.LOCAL, "/x").isLocal()).isTrue();
    assertThat(ClusterPath.of("Local", "/x").isLocal()).isFalse();
  }
}
