package io.howdah.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Writes the medians as tables, one for each data set. */
final class MarkdownReport {
  private static final String COLUMNS =
      """
      | | files/s | MB/s | seconds (min..max) | CPU s per 1,000 files | CPU s per GB | peak MiB | \
      time ÷ howdah | time ÷ howdah-length | lost |
      |---|---|---|---|---|---|---|---|---|---|""";

  private final Scoreboard board;
  private final RunConditions conditions;

  MarkdownReport(Scoreboard board, RunConditions conditions) {
    this.board = board;
    this.conditions = conditions;
  }

  String text() {
    List<String> lines = new ArrayList<>();
    lines.add("# " + conditions.title());
    lines.add("");
    conditions.facts().forEach((name, value) -> lines.add("- " + name + ": " + value));
    conditions.notes().forEach(note -> lines.add("- " + note));
    lines.add("");
    lines.add(
        "Medians. A ratio is that of the medians, and in brackets the least and the greatest within"
            + " a round; above 1, Howdah is faster. The best level of each tool is bold.");
    for (Workload workload : board.workloads()) {
      lines.add("");
      lines.addAll(table(workload));
    }
    return String.join("\n", lines) + "\n";
  }

  private List<String> table(Workload workload) {
    List<String> lines = new ArrayList<>();
    lines.add("## " + workload.title());
    lines.add("");
    lines.add(COLUMNS);
    List<String> best = board.best(workload).stream().map(Score::contender).toList();
    for (Score score : board.scores(workload)) {
      String name = score.contender();
      lines.add(row(best.contains(name) ? "**" + name + "**" : name, score));
    }
    return lines;
  }

  private String row(String name, Score score) {
    Workload workload = score.workload();
    double thousands = workload.files().size() / 1e3;
    double gigabytes = workload.bytes() / 1e9;
    List<String> cells = new ArrayList<>();
    cells.add(name);
    cells.add(median("%.0f", score, RunResult::filesPerSecond));
    cells.add(median("%.1f", score, RunResult::megabytesPerSecond));
    cells.add(
        score
            .seconds()
            .map(s -> format("%.2f (%.2f..%.2f)", s.median(), s.min(), s.max()))
            .orElse(""));
    cells.add(median("%.2f", score, run -> run.figures().cpuSeconds() / thousands));
    cells.add(median("%.2f", score, run -> run.figures().cpuSeconds() / gigabytes));
    cells.add(median("%.0f", score, run -> run.figures().peakBytes() / (double) (1 << 20)));
    cells.add(ratio(score, ToolBox.HOWDAH));
    cells.add(ratio(score, ToolBox.HOWDAH_LENGTH));
    cells.add(score.lost() == 0 ? "" : score.lost() + " of " + score.runs());
    return "| " + String.join(" | ", cells) + " |";
  }

  private String ratio(Score score, String reference) {
    Optional<Score.Ratio> ratio =
        board.score(score.workload(), reference).flatMap(score::secondsRelativeTo);
    return ratio.map(r -> format("%.2f (%.2f..%.2f)", r.ofMedians(), r.min(), r.max())).orElse("");
  }

  private static String median(String format, Score score, ToDoubleFunction<RunResult> figure) {
    return score.sample(figure).map(sample -> format(format, sample.median())).orElse("");
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
