package io.howdah.bench;

import io.howdah.bench.Night.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Writes what nightly copies cost as a table, and which of them were lost. */
final class NightlyReport {
  private static final String COLUMNS =
      """
      | | tool | nights | seconds: median | first | last | largest | CPU s | peak MiB | operations \
      at the NameNodes | lost |
      |---|---|---|---|---|---|---|---|---|---|---|""";
  private static final int LONGEST_LOSS = 300;

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
    lines.add("");
    lines.add(
        "CPU and operations are medians, the peak is the highest of all. First and last are the"
            + " medians of that night in all rounds.");
    addLosses(lines);
    return String.join("\n", lines) + "\n";
  }

  private String row(Kind kind, String tool) {
    List<Night> all =
        nights.stream().filter(each -> each.kind() == kind && each.tool().equals(tool)).toList();
    List<Night> good = all.stream().filter(each -> each.loss().isEmpty()).toList();
    int lost = all.size() - good.size();
    List<String> cells =
        new ArrayList<>(List.of(kind.description(), tool, Integer.toString(all.size())));
    if (good.isEmpty()) {
      cells.addAll(List.of("", "", "", "", "", "", ""));
    } else {
      cells.addAll(figures(good));
    }
    cells.add(lost == 0 ? "" : lost + " of " + all.size());
    return "| " + String.join(" | ", cells) + " |";
  }

  private static List<String> figures(List<Night> nights) {
    int first = nights.stream().mapToInt(Night::number).min().orElseThrow();
    int last = nights.stream().mapToInt(Night::number).max().orElseThrow();
    Sample seconds = seconds(nights);
    return List.of(
        format("%.2f", seconds.median()),
        format("%.2f", seconds(numbered(nights, first)).median()),
        format("%.2f", seconds(numbered(nights, last)).median()),
        format("%.2f", seconds.max()),
        format("%.2f", sample(nights, each -> each.figures().cpuSeconds()).median()),
        format("%.0f", sample(nights, NightlyReport::peakMib).max()),
        format("%.0f", sample(nights, Night::operations).median()));
  }

  private void addLosses(List<String> lines) {
    List<Night> lost = nights.stream().filter(each -> each.loss().isPresent()).toList();
    if (lost.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add("## Lost");
    lines.add("");
    for (Night each : lost) {
      String loss = each.loss().orElseThrow().strip().replaceAll("\\s+", " ");
      lines.add(
          format(
              "- %s, %s: %s",
              each.tool(),
              each.kind() == Kind.FIRST ? "the first copy" : "night " + each.number(),
              loss.substring(0, Math.min(LONGEST_LOSS, loss.length()))));
    }
  }

  private static List<Night> numbered(List<Night> nights, int number) {
    return nights.stream().filter(each -> each.number() == number).toList();
  }

  private static Sample seconds(List<Night> nights) {
    return sample(nights, each -> each.figures().wallSeconds());
  }

  private static double peakMib(Night night) {
    return night.figures().peakBytes() / (double) (1 << 20);
  }

  private static Sample sample(List<Night> nights, ToDoubleFunction<Night> figure) {
    return Sample.of(nights.stream().mapToDouble(figure).toArray());
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
