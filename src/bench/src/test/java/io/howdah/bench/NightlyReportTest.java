package io.howdah.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NightlyReportTest {
  private static final RunConditions CONDITIONS =
      new RunConditions("Nightly copies", Map.of("Hadoop", "3.4.3"), List.of("No rclone."));

  @Test
  void hasTheMedianOfEachCopyOfEachTool() {
    String text =
        report(
            night("howdah", 0, 10, Optional.empty()),
            night("howdah", 1, 1, Optional.empty()),
            night("howdah", 1, 2, Optional.empty()),
            night("howdah", 1, 6, Optional.empty()));

    assertThat(text)
        .contains("# Nightly copies", "- Hadoop: 3.4.3", "- Tree: 10,000 files", "- No rclone.")
        .contains(
            "| the first copy | howdah | 1 | 10.00 | 10.00 | 10.00 | 10.00 | 5.00 | 74 | 1000 |  |")
        .contains(
            "| nothing has changed | howdah | 3 | 2.00 | 2.00 | 2.00 | 6.00 | 1.00 | 70 | 200 |  |")
        .contains("| some files have changed | howdah | 0 |  |  |  |  |  |  |  |  |")
        .doesNotContain("Lost");
  }

  @Test
  void showsGrowthFromTheFirstNightToTheLast() {
    String text =
        report(
            night("howdah-diff", 2, 1, Optional.empty()),
            night("howdah-diff", 3, 9, Optional.empty()),
            night("howdah-diff", 4, 3, Optional.empty()),
            night("howdah-diff", 5, 4, Optional.empty()));

    assertThat(text)
        .contains(
            "| some files have changed | howdah-diff | 4 | 3.50 | 1.00 | 4.00 | 9.00 | 1.75 | 73 |"
                + " 350 |  |");
  }

  @Test
  void firstAndLastAreMediansOverTheRounds() {
    String text =
        report(
            night("howdah", 2, 1, Optional.empty()),
            night("howdah", 3, 5, Optional.empty()),
            night("howdah", 2, 3, Optional.empty()),
            night("howdah", 3, 7, Optional.empty()));

    assertThat(text)
        .contains("| some files have changed | howdah | 4 | 4.00 | 2.00 | 6.00 | 7.00 |");
  }

  @Test
  void aLostCopyCountsOnlyAsLost() {
    String text =
        report(
            night("rclone-8", 2, 9, Optional.of("Trees differ:\n  in 'a'")),
            night("rclone-8", 3, 3, Optional.empty()),
            night("rclone-8", 0, 3, Optional.of("x".repeat(400))));

    assertThat(text)
        .contains(
            "| some files have changed | rclone-8 | 2 | 3.00 | 3.00 | 3.00 | 3.00 | 1.50 | 67 |"
                + " 300 | 1 of 2 |")
        .contains("\n- rclone-8, night 2: Trees differ: in 'a'\n")
        .contains("\n- rclone-8, the first copy: " + "x".repeat(300) + "\n");
  }

  private static String report(Night... nights) {
    return new NightlyReport(CONDITIONS, "10,000 files", List.of(nights)).text();
  }

  private static Night night(String tool, int number, double seconds, Optional<String> loss) {
    Figures figures = new Figures(seconds, seconds / 2, (64 + (long) seconds) << 20);
    return new Night(tool, number, figures, (long) (seconds * 100), loss);
  }
}
