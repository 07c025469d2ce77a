package io.howdah.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.bench.Night.Kind;
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
            night("howdah", Kind.FIRST, 10, Optional.empty()),
            night("howdah", Kind.UNCHANGED, 1, Optional.empty()),
            night("howdah", Kind.UNCHANGED, 2, Optional.empty()),
            night("howdah", Kind.UNCHANGED, 6, Optional.empty()));

    assertThat(text)
        .contains("# Nightly copies", "- Hadoop: 3.4.3", "- Tree: 10,000 files", "- No rclone.")
        .contains("| the first copy | howdah | 10.00 (10.00..10.00) | 5.00 | 64 | 1000 |  |")
        .contains("| nothing has changed | howdah | 2.00 (1.00..6.00) | 1.00 | 64 | 200 |  |")
        .contains("| some files have changed | howdah |  |  |  |  |  |");
  }

  @Test
  void aLostCopyCountsOnlyAsLost() {
    String text =
        report(
            night("rclone-8", Kind.CHANGED, 9, Optional.of("differs")),
            night("rclone-8", Kind.CHANGED, 3, Optional.empty()));

    assertThat(text)
        .contains(
            "| some files have changed | rclone-8 | 3.00 (3.00..3.00) | 1.50 | 64 | 300 | 1 of 2 |");
  }

  private static String report(Night... nights) {
    return new NightlyReport(CONDITIONS, "10,000 files", List.of(nights)).text();
  }

  private static Night night(String tool, Kind kind, double seconds, Optional<String> loss) {
    Figures figures = new Figures(seconds, seconds / 2, 64 << 20);
    return new Night(tool, kind, figures, (long) (seconds * 100), loss);
  }
}
