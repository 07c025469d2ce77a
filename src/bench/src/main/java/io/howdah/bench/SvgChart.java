package io.howdah.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Draws how long each tool took at its best level: for each data set a group of bars, the fastest
 * first, as long as the median is against the slowest of the group.
 */
final class SvgChart {
  private static final int NAME_WIDTH = 170;
  private static final int BAR_WIDTH = 430;
  private static final int BAR = 20;

  private final Scoreboard board;
  private final RunConditions conditions;
  private final SvgDrawing drawing = new SvgDrawing();
  private int y;

  SvgChart(Scoreboard board, RunConditions conditions) {
    this.board = board;
    this.conditions = conditions;
  }

  /** The drawing; to be called once. */
  String text() {
    y = drawing.headline("Seconds, medians: shorter is faster", conditions.summary());
    board.workloads().forEach(this::group);
    return drawing.text(y + SvgDrawing.MARGIN);
  }

  private void group(Workload workload) {
    List<Score> scores =
        board.best(workload).stream()
            .sorted(Comparator.comparingDouble(score -> median(score)))
            .toList();
    drawing.text(SvgDrawing.MARGIN, y + 20, "group", workload.title());
    y += BAR + 10;
    double longest =
        scores.stream()
            .flatMap(score -> score.seconds().stream())
            .mapToDouble(Sample::max)
            .max()
            .orElse(1);
    for (Score score : scores) {
      score.seconds().ifPresent(seconds -> bar(score, seconds, BAR_WIDTH / longest));
    }
    y += BAR / 2;
  }

  private void bar(Score score, Sample seconds, double pixelsPerSecond) {
    String style = SvgDrawing.style(score.family());
    drawing.text(SvgDrawing.MARGIN, y + 14, "name", score.contender());
    drawing.bar(style, NAME_WIDTH, y, seconds.median() * pixelsPerSecond, BAR - 4);
    double middle = y + (BAR - 4) / 2.0;
    drawing.line(
        "spread",
        NAME_WIDTH + seconds.min() * pixelsPerSecond,
        middle,
        NAME_WIDTH + seconds.max() * pixelsPerSecond,
        middle);
    drawing.text(NAME_WIDTH + BAR_WIDTH + 10, y + 14, "value", label(score, seconds));
    y += BAR;
  }

  private static String label(Score score, Sample seconds) {
    Optional<Sample> files = score.sample(RunResult::filesPerSecond);
    Optional<Sample> megabytes = score.sample(RunResult::megabytesPerSecond);
    return String.format(
        Locale.ROOT,
        "%.2f s, %.0f files/s, %.1f MB/s",
        seconds.median(),
        files.map(Sample::median).orElse(0.0),
        megabytes.map(Sample::median).orElse(0.0));
  }

  private static double median(Score score) {
    return score.seconds().map(Sample::median).orElse(Double.MAX_VALUE);
  }
}
