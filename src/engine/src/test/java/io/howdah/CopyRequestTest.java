package io.howdah;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CopyRequestTest {
  private static final ClusterPath SOURCE = ClusterPath.of("staging", "/a");
  private static final ClusterPath DESTINATION = ClusterPath.of("prod", "/b");

  @Test
  void copiesAsCpDoesUnlessToldOtherwise() {
    CopyRequest request = CopyRequest.builder(SOURCE, DESTINATION).build();

    assertThat(request.source()).isEqualTo(SOURCE);
    assertThat(request.destination()).isEqualTo(DESTINATION);
    assertThat(request.target()).isEqualTo(CopyRequest.Target.INSIDE_EXISTING_DIRECTORY);
    assertThat(request.options()).isSameAs(CopyOptions.defaults());
  }

  @Test
  void givesEachRunAnotherName() {
    CopyRequest.Builder builder = CopyRequest.builder(SOURCE, DESTINATION);

    String first = builder.build().runId();
    String second = builder.build().runId();

    assertThat(first).matches("[0-9a-f]{12}").isNotEqualTo(second);
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "abcXYZ019"})
  void takesANameForTheRunOfLettersAndDigits(String runId) {
    CopyRequest request = CopyRequest.builder(SOURCE, DESTINATION).runId(runId).build();

    assertThat(request.runId()).isEqualTo(runId);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/b", "a b", "../x", "ü", "a-b", "a\n"})
  void refusesANameForTheRunThatIsNoPartOfAFileName(String runId) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CopyRequest.builder(SOURCE, DESTINATION).runId(runId))
        .withMessage("A run id is 1 to 40 ASCII letters and digits, not '%s'.", runId);
  }

  @Test
  void isTheFirstProcessOfItsRunUnlessToldOtherwise() {
    CopyRequest.Builder builder = CopyRequest.builder(SOURCE, DESTINATION);

    assertThat(builder.build().incarnation()).isEqualTo(1);
    assertThat(builder.incarnation(7).build().incarnation()).isEqualTo(7);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.incarnation(0))
        .withMessage("An incarnation must be at least 1, not 0.");
  }

  @Test
  void refusesANameForTheRunThatIsTooLong() {
    CopyRequest.Builder builder = CopyRequest.builder(SOURCE, DESTINATION);

    assertThat(builder.runId("r".repeat(40)).build().runId()).hasSize(40);
    assertThatIllegalArgumentException().isThrownBy(() -> builder.runId("r".repeat(41)));
  }
}
