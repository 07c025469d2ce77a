package io.howdah.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.ClusterPath;
import io.howdah.CopyRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemporaryNameTest {
  @Test
  void isHiddenAndSaysWhoseItIs() {
    assertThat(TemporaryName.of("part-0.orc", run("abc123", 1), 2))
        .isEqualTo(".part-0.orc.howdah-abc123-2");
    assertThat(TemporaryName.ofChunk("big", run("abc123", 1), 1, 7, 2))
        .isEqualTo(".big.howdah-abc123-1.7.2");
  }

  @Test
  void saysWhichProcessOfTheRunItIsOf() {
    String name = TemporaryName.of("a", run("abc", 2), 3);
    String chunk = TemporaryName.ofChunk("a", run("abc", 2), 3, 7, 1);

    assertThat(name).isEqualTo(".a.howdah-abc-2-3");
    assertThat(chunk).isEqualTo(".a.howdah-abc-2-3.7.1");
    assertThat(TemporaryName.isTemporary(name)).isTrue();
    assertThat(TemporaryName.isTemporary(chunk)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".a.howdah-abc-1",
        ".a.howdah-abc-12",
        ".a.howdah-abc-1.2.3",
        ".a.howdah-abc-2-9",
        ".a.howdah-abc-2-1.2.3",
        ".a.howdah-abc-9-9.howdah-abc-2-1"
      })
  void knowsWhatProcessesBeforeOursLeft(String name) {
    assertThat(TemporaryName.isOfLowerIncarnation(name, run("abc", 3))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".a.howdah-abc-3-1",
        ".a.howdah-abc-10-1",
        ".a.howdah-abc-9999999999-1",
        ".a.howdah-abcd-1",
        ".a.howdah-ab-2-1",
        ".a.howdah-ABC-1",
        ".a.howdah-abc-1-1-1",
        "a.howdah-abc-1",
        ".a"
      })
  void leavesOthersTheirs(String name) {
    assertThat(TemporaryName.isOfLowerIncarnation(name, run("abc", 3))).isFalse();
  }

  @Test
  void knowsWhatStoodAsideAndWhere() {
    String aside = TemporaryName.of("part.howdah-x-1", run("abc", 2), 3) + ".replaced";

    assertThat(TemporaryName.isTemporary(aside)).isTrue();
    assertThat(TemporaryName.isReplaced(aside)).isTrue();
    assertThat(TemporaryName.isReplaced(TemporaryName.of("a.replaced", run("abc", 2), 3)))
        .isFalse();
    assertThat(TemporaryName.targetOf(aside)).isEqualTo("part.howdah-x-1");
    assertThat(TemporaryName.isOfLowerIncarnation(aside, run("abc", 3))).isTrue();
    assertThat(TemporaryName.isOfLowerIncarnation(aside, run("abc", 2))).isFalse();
  }

  @Test
  void leavesRoomForWhatStandsAsideAndNamesNoTargetOfACutName() {
    String aside = TemporaryName.of("n".repeat(255), run("abc", 2), 3) + ".replaced";

    assertThat(aside.length()).isLessThanOrEqualTo(255);
    assertThat(TemporaryName.isReplaced(aside)).isTrue();
    assertThat(TemporaryName.targetOf(aside)).isNull();
  }

  @Test
  void staysWithinTheLengthOfANameAndKeepsLongNamesApart() {
    String longName = "\u65e5".repeat(84) + "abc";

    String first = TemporaryName.of(longName, run("r".repeat(40), 1_000_000), 12);
    String second =
        TemporaryName.of(longName.replace("abc", "abd"), run("r".repeat(40), 1_000_000), 12);

    assertThat(first.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(255);
    assertThat(first).isNotEqualTo(second).startsWith(".\u65e5");
    assertThat(TemporaryName.isTemporary(first)).isTrue();
  }

  @Test
  void keepsLongNamesApartThatJavaHashesAlike() {
    String padding = "n".repeat(251);
    assertThat(padding + "Aa").hasSameHashCodeAs(padding + "BB");

    assertThat(TemporaryName.of(padding + "Aa", run("abc", 1), 1))
        .isNotEqualTo(TemporaryName.of(padding + "BB", run("abc", 1), 1));
  }

  @Test
  void recognisesOnlyItsOwn() {
    assertThat(TemporaryName.isTemporary(".a\nb.howdah-0a-1")).isTrue();
    assertThat(TemporaryName.isTemporary(".a.howdah-0a-1.2.3")).isTrue();
    assertThat(TemporaryName.isTemporary("a.howdah-0a-1")).isFalse();
    assertThat(TemporaryName.isTemporary(".howdah")).isFalse();
    assertThat(TemporaryName.isTemporary(".a.howdah-notes")).isFalse();
  }

  private static CopyRequest run(String runId, int incarnation) {
    return CopyRequest.builder(ClusterPath.of("a", "/"), ClusterPath.of("b", "/"))
        .runId(runId)
        .incarnation(incarnation)
        .build();
  }
}
