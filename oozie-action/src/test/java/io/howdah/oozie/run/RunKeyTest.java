package io.howdah.oozie.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RunKeyTest {
  private final RunKey first = RunKey.of("1-W@copy", "1-W@copy@0", 0);
  private final RunKey rerun = RunKey.of("1-W@copy", "1-W@copy@2", 0);

  @Test
  void recognizesTheTemporaryFilesOfEarlierRunsOfTheWorkflow() {
    assertThat(rerun.runId()).isEqualTo(first.runId()).matches("[0-9a-f]{16}");
    assertThat(first.incarnation(1)).isEqualTo(1);
    assertThat(rerun.incarnation(1)).isGreaterThan(first.incarnation(99_999));
  }

  @Test
  void keepsRunsApart() {
    assertThat(rerun).isNotEqualTo(first);
    assertThat(rerun.directoryName()).isNotEqualTo(first.directoryName());
    assertThat(RunKey.of("1-W@copy", "1-W@copy@0", 1)).isNotEqualTo(first);
    assertThat(RunKey.of("1-W@other", "1-W@other@0", 0).runId()).isNotEqualTo(first.runId());
  }
}
