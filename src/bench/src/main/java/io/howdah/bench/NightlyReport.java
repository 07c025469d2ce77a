package io.howdah.bench;

import io.howdah.bench.Night.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Writes the medians of nightly copies as a table. */
final class NightlyReport {
  private static final String COLUMNS =
      """
      | | tool | seconds (min..max) | CPU s | peak MiB | operations at the NameNodes | lost |
      |---|---|---|---|---|---|---|""";

  private final RunConditions conditions;
  private final String tree;
  private final List<Night> nights;

  /**
   * @param tree what was copied
   */
  NightlyReport(RunConditions conditions, String tree, List<Night> nights) {
    this.conditions = conditions;
    this.tree = tree;
    this.nights = List.copyOf(nights);
  }

  String text() {
    List<String> lines = new ArrayList<>();
    lines.add("# " + conditions.title());
    lines.add("");
    conditions.facts().forEach((name, value) -> lines.add("- " + name + ": " + value));
    lines.add("- Tree: " + tree);
    conditions.notes().forEach(note -> lines.add("- " + note));
    lines.add("");
    lines.add(COLUMNS);
    List<String> tools = nights.stream().map(Night::tool).distinct().toList();
    for (Kind kind : Kind.inOrder()) {
      for (String tool : tools) {
        lines.add(row(kind, tool));
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private String row(Kind kind, String tool) {
    List<Night> all =
        nights.stream().filter(each -> each.kind() == kind && each.tool().equals(tool)).toList();
    List<Night> good = all.stream().filter(each -> each.loss().isEmpty()).toList();
    int lost = all.size() - good.size();
    List<String> cells = new ArrayList<>(List.of(kind.description(), tool));
    if (good.isEmpty()) {
      cells.addAll(List.of("", "", "", ""));
    } else {
      Sample seconds = sample(good, each -> each.figures().wallSeconds());
      cells.add(format("%.2f (%.2f..%.2f)", seconds.median(), seconds.min(), seconds.max()));
      cells.add(format("%.2f", sample(good, each -> each.figures().cpuSeconds()).median()));
      cells.add(
          format(
              "%.0f",
              sample(good, each -> each.figures().peakBytes() / (double) (1 << 20)).median()));
      cells.add(format("%.0f", sample(good, Night::operations).median()));
    }
    cells.add(lost == 0 ? "" : lost + " of " + all.size());
    return "| " + String.join(" | ", cells) + " |";
  }

  private static Sample sample(List<Night> nights, ToDoubleFunction<Night> figure) {
    return Sample.of(nights.stream().mapToDouble(figure).toArray());
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
