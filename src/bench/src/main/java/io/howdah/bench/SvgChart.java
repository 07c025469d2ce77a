package io.howdah.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Draws how long each tool took at its best level: for each data set a group of bars, the fastest
 * first, as long as the median is against the slowest of the group.
 */
final class SvgChart {
  private static final int WIDTH = 860;
  private static final int NAME_WIDTH = 170;
  private static final int BAR_WIDTH = 430;
  private static final int BAR = 20;
  private static final int HEADLINE = 44;
  private static final int MARGIN = 16;

  private final Scoreboard board;
  private final RunConditions conditions;
  private final List<String> elements = new ArrayList<>();
  private int y = MARGIN;

  SvgChart(Scoreboard board, RunConditions conditions) {
    this.board = board;
    this.conditions = conditions;
  }

  /** The drawing; to be asked for once. */
  String text() {
    text(MARGIN, y + 14, "title", "Seconds, medians: shorter is faster");
    text(MARGIN, y + 32, "note", conditions.summary());
    y += HEADLINE;
    board.workloads().forEach(this::group);
    String head =
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d">
        <style>
        text { font: 13px sans-serif; fill: #222 }
        .title { font-size: 16px; font-weight: bold }
        .group { font-weight: bold }
        .note { font-size: 12px; fill: #666 }
        .bar { fill: #9db4c8 }
        .howdah { fill: #d9822b }
        .limit { fill: #6b7f5e }
        .spread { stroke: #222; stroke-width: 1 }
        </style>
        <rect width="100%%" height="100%%" fill="#fff"/>
        """
            .formatted(WIDTH, y + MARGIN, WIDTH, y + MARGIN);
    return head + String.join("\n", elements) + "\n</svg>\n";
  }

  private void group(Workload workload) {
    List<Score> scores =
        board.best(workload).stream()
            .sorted(Comparator.comparingDouble(score -> median(score)))
            .toList();
    text(MARGIN, y + 20, "group", workload.set().letter() + ": " + workload.set().description());
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
    String style =
        score.family().startsWith(ToolBox.HOWDAH)
            ? "howdah"
            : score.family().equals("curl") ? "limit" : "bar";
    text(MARGIN, y + 14, "name", score.contender());
    elements.add(
        format(
            "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>",
            style, NAME_WIDTH, y, seconds.median() * pixelsPerSecond, BAR - 4));
    double middle = y + (BAR - 4) / 2.0;
    elements.add(
        format(
            "<line class=\"spread\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\"/>",
            NAME_WIDTH + seconds.min() * pixelsPerSecond,
            NAME_WIDTH + seconds.max() * pixelsPerSecond,
            middle,
            middle));
    text(NAME_WIDTH + BAR_WIDTH + 10, y + 14, "value", label(score, seconds));
    y += BAR;
  }

  private static String label(Score score, Sample seconds) {
    Optional<Sample> files = score.sample(RunResult::filesPerSecond);
    Optional<Sample> megabytes = score.sample(RunResult::megabytesPerSecond);
    return format(
        "%.2f s, %.0f files/s, %.1f MB/s",
        seconds.median(),
        files.map(Sample::median).orElse(0.0),
        megabytes.map(Sample::median).orElse(0.0));
  }

  private static double median(Score score) {
    return score.seconds().map(Sample::median).orElse(Double.MAX_VALUE);
  }

  private void text(int x, int baseline, String style, String text) {
    elements.add(
        format(
            "<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>", style, x, baseline, escaped(text)));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
