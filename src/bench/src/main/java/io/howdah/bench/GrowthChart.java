package io.howdah.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Draws how the cost of a tool changes as its work grows: for each data set that was copied at
 * several scales what a file, or a GB, costs, and the peak of memory. Work that costs always the
 * same is a level line.
 */
final class GrowthChart {
  private static final int LEFT = 70;
  private static final int RIGHT = 700;
  private static final int PANEL = 130;
  private static final int PANEL_WITH_LABELS = 190;

  private final Scoreboard board;
  private final RunConditions conditions;
  private final SvgDrawing drawing = new SvgDrawing();
  private int y;

  GrowthChart(Scoreboard board, RunConditions conditions) {
    this.board = board;
    this.conditions = conditions;
  }

  /** Whether any data set was copied at more than one scale. */
  boolean hasGrowth() {
    return !growing().isEmpty();
  }

  /** The drawing; to be called once. */
  String text() {
    y = drawing.headline("Cost as work grows, medians", conditions.summary());
    growing().forEach(this::panels);
    return drawing.text(y + SvgDrawing.MARGIN);
  }

  /** The data sets that were copied at several scales. */
  private List<Growth> growing() {
    Map<DataSet, List<Workload>> bySet =
        board.workloads().stream()
            .collect(Collectors.groupingBy(Workload::set, TreeMap::new, Collectors.toList()));
    return bySet.values().stream().map(Growth::of).filter(Growth::isAny).toList();
  }

  private void panels(Growth growth) {
    String set = growth.workloads().get(0).set().letter() + ": ";
    if (growth.isOfBytes()) {
      panel(set + "client CPU, seconds per GB", growth, run -> cpu(run) / gigabytes(run));
    } else {
      panel(set + "client CPU, seconds per 1,000 files", growth, run -> cpu(run) / thousands(run));
    }
    panel(set + "peak memory, MiB", growth, run -> run.figures().peakBytes() / (double) (1 << 20));
  }

  private void panel(String title, Growth growth, ToDoubleFunction<RunResult> figure) {
    drawing.text(SvgDrawing.MARGIN, y + 20, "group", title);
    List<Score> scores =
        growth.workloads().stream().flatMap(workload -> board.best(workload).stream()).toList();
    double highest =
        scores.stream()
            .flatMap(score -> score.sample(figure).stream())
            .mapToDouble(Sample::median)
            .max()
            .orElse(1);
    double bottom = y + 40.0 + PANEL;
    drawing.line("axis", LEFT, bottom, RIGHT, bottom);
    scores.stream()
        .collect(Collectors.groupingBy(Score::family, TreeMap::new, Collectors.toList()))
        .values()
        .forEach(line -> line(line, figure, growth, bottom, PANEL / highest));
    for (Workload workload : growth.workloads()) {
      drawing.text(x(workload, growth), bottom + 16, "note", growth.label(workload));
    }
    y += PANEL_WITH_LABELS;
  }

  private void line(
      List<Score> scores,
      ToDoubleFunction<RunResult> figure,
      Growth growth,
      double bottom,
      double pixels) {
    String style = SvgDrawing.style(scores.get(0).family());
    double lastX = 0;
    double lastY = 0;
    for (Score score : scores) {
      double value = score.sample(figure).orElseThrow().median();
      double dotX = x(score.workload(), growth);
      double dotY = bottom - value * pixels;
      drawing.dot(style, dotX, dotY);
      drawing.text(dotX + 6, dotY - 6, "note", String.format(Locale.ROOT, "%.3g", value));
      if (lastX > 0) {
        drawing.line(style, lastX, lastY, dotX, dotY);
      }
      lastX = dotX;
      lastY = dotY;
    }
    drawing.text(lastX + 60, lastY + 4, "name", scores.get(0).family());
  }

  private static double x(Workload workload, Growth growth) {
    return LEFT + (RIGHT - LEFT) * growth.share(workload);
  }

  private static double cpu(RunResult run) {
    return run.figures().cpuSeconds();
  }

  private static double thousands(RunResult run) {
    return run.workload().files().size() / 1e3;
  }

  private static double gigabytes(RunResult run) {
    return run.workload().bytes() / 1e9;
  }
}
