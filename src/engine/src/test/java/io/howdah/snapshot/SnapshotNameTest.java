package io.howdah.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.howdah.fs.TreeTotals;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotNameTest {
  private static final Instant TIME = Instant.parse("2026-12-01T02:03:04.005Z");
  private static final SnapshotName NAME = SnapshotName.of("places", "options", TIME, "run1");

  @Test
  void tellsAllThatItIsMadeOf() {
    assertThat(NAME.toString()).matches("howdah-[0-9a-f]{8}-[0-9a-f]{8}-20261201020304005-run1");
    assertThat(SnapshotName.parse(NAME.toString())).contains(NAME);
    assertThat(NAME.time()).isEqualTo(TIME);
    assertThat(NAME.run()).isEqualTo("run1");
    assertThat(NAME.isOfSource()).isTrue();
  }

  @Test
  void remembersTheTotalsOfTheSource() {
    TreeTotals totals = TreeTotals.of(3, 2, 100);
    SnapshotName destination = NAME.ofDestination(totals);

    assertThat(destination.base()).isEqualTo(NAME.toString());
    assertThat(destination.isOfDestination()).isTrue();
    assertThat(destination.hasTotals(totals)).isTrue();
    assertThat(destination.hasTotals(TreeTotals.of(3, 2, 101))).isFalse();
    assertThat(SnapshotName.parse(destination.toString())).contains(destination);
  }

  @Test
  void isNoSnapshotOfADestinationWhileChangesAreRequested() {
    assertThat(NAME.ofPresent().isOfDestination()).isFalse();
    assertThat(NAME.ofPresent().isOfSource()).isFalse();
  }

  @Test
  void tellsCopiesAndOptionsApart() {
    SnapshotName other = SnapshotName.of("other places", "other options", TIME, "run1");

    assertThat(NAME.isOfSameCopy(other)).isFalse();
    assertThat(NAME.hasSameOptions(other)).isFalse();
    assertThat(NAME.isOfSameCopy(SnapshotName.of("places", "", TIME, "run2"))).isTrue();
  }

  @Test
  void ordersByTime() {
    assertThat(NAME).isLessThan(SnapshotName.of("a", "b", TIME.plusMillis(1), "run0"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "s1",
        "howdah-0-0-20261201020304005-run",
        "howdah-00000000-00000000-20261399999999005-run",
        "howdah-00000000-00000000-20261201020304005-run-later",
        "howdah-00000000-00000000-20261201020304005-",
      })
  void leavesOtherSnapshotsAlone(String name) {
    assertThat(SnapshotName.parse(name)).isEmpty();
  }

  @Test
  void refusesARunWithoutId() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SnapshotName.of("places", "options", TIME, "a-b"))
        .withMessage("'a-b' is no id of a run.");
  }
}
