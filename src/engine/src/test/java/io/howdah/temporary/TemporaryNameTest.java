package io.howdah.temporary;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.ClusterPath;
import io.howdah.CopyRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemporaryNameTest {
  private static final Instant BEGUN = Instant.parse("2024-03-09T16:00:00Z");

  @Test
  void isHiddenAndSaysWhoseItIs() {
    assertThat(of("part-0.orc", run("abc123", 1), 2))
        .isEqualTo(".part-0.orc.howdah-abc123-2-tsa38g0");
    assertThat(names(run("abc123", 1)).ofChunk("big", 1, 7, 2))
        .isEqualTo(".big.howdah-abc123-1.7.2-tsa38g0");
  }

  @Test
  void saysWhichProcessOfTheRunItIsOf() {
    String name = of("a", run("abc", 2), 3);
    String chunk = names(run("abc", 2)).ofChunk("a", 3, 7, 1);

    assertThat(name).isEqualTo(".a.howdah-abc-2-3-tsa38g0");
    assertThat(chunk).isEqualTo(".a.howdah-abc-2-3.7.1-tsa38g0");
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
        ".a.howdah-abc-1-tsa38g0",
        ".a.howdah-abc-2-1.2.3-tsa38g0",
        ".a.howdah-abc-9-9.howdah-abc-2-1"
      })
  void recognizesTheFilesOfEarlierProcesses(String name) {
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
  void recognizesAFileThatWasMovedAsideAndItsTarget() {
    String aside = of("part.howdah-x-1", run("abc", 2), 3) + ".replaced";

    assertThat(TemporaryName.isTemporary(aside)).isTrue();
    assertThat(TemporaryName.isReplaced(aside)).isTrue();
    assertThat(TemporaryName.isReplaced(of("a.replaced", run("abc", 2), 3))).isFalse();
    assertThat(TemporaryName.targetOf(aside)).isEqualTo("part.howdah-x-1");
    assertThat(TemporaryName.isOfLowerIncarnation(aside, run("abc", 3))).isTrue();
    assertThat(TemporaryName.isOfLowerIncarnation(aside, run("abc", 2))).isFalse();
  }

  @Test
  void leavesRoomForWhatStandsAsideAndNamesNoTargetOfACutName() {
    String aside = of("n".repeat(255), run("abc", 2), 3) + ".replaced";

    assertThat(aside.length()).isLessThanOrEqualTo(255);
    assertThat(TemporaryName.isReplaced(aside)).isTrue();
    assertThat(TemporaryName.targetOf(aside)).isNull();
  }

  @Test
  void staysWithinTheLengthOfANameAndKeepsLongNamesApart() {
    String longName = "\u65e5".repeat(84) + "abc";

    String first = of(longName, run("r".repeat(40), 1_000_000), 12);
    String second = of(longName.replace("abc", "abd"), run("r".repeat(40), 1_000_000), 12);

    assertThat(first.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(255);
    assertThat(first).isNotEqualTo(second).startsWith(".\u65e5");
    assertThat(TemporaryName.isTemporary(first)).isTrue();
  }

  @Test
  void keepsLongNamesApartThatJavaHashesAlike() {
    String padding = "n".repeat(251);
    assertThat(padding + "Aa").hasSameHashCodeAs(padding + "BB");

    assertThat(of(padding + "Aa", run("abc", 1), 1))
        .isNotEqualTo(of(padding + "BB", run("abc", 1), 1));
  }

  @Test
  void recognisesOnlyItsOwn() {
    assertThat(TemporaryName.isTemporary(".a\nb.howdah-0a-1")).isTrue();
    assertThat(TemporaryName.isTemporary(".a.howdah-0a-1.2.3")).isTrue();
    assertThat(TemporaryName.isTemporary("a.howdah-0a-1")).isFalse();
    assertThat(TemporaryName.isTemporary(".howdah")).isFalse();
    assertThat(TemporaryName.isTemporary(".a.howdah-notes")).isFalse();
  }

  @Test
  void saysWhenItsAttemptBegan() {
    String name = of("a", run("abc", 2), 3);

    assertThat(TemporaryName.begun(name)).hasValue(BEGUN);
    assertThat(TemporaryName.begun(name + ".replaced")).hasValue(BEGUN);
    assertThat(TemporaryName.begun(".a.howdah-abc-1")).isEmpty();
    assertThat(TemporaryName.begun("a")).isEmpty();
  }

  @Test
  void saysWhoseItIs() {
    assertThat(TemporaryName.run(of("a.howdah-x-1", run("abc", 2), 3))).hasValue("abc");
    assertThat(TemporaryName.run(".a.howdah-abc-1.2.3")).hasValue("abc");
    assertThat(TemporaryName.run(".a")).isEmpty();
  }

  private static String of(String name, CopyRequest run, int attempt) {
    return names(run).of(name, attempt);
  }

  private static TemporaryNames names(CopyRequest run) {
    return new TemporaryNames(run, Clock.fixed(BEGUN, ZoneOffset.UTC));
  }

  private static CopyRequest run(String runId, int incarnation) {
    return CopyRequest.builder(ClusterPath.of("a", "/"), ClusterPath.of("b", "/"))
        .runId(runId)
        .incarnation(incarnation)
        .build();
  }
}
