package io.howdah.agent;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Aligns texts in columns. Where the table is wider than the page, the longest texts of the widest
 * columns are shortened in their middle.
 */
final class TextTable {
  private static final String GAP = "  ";
  private static final String CUT = "...";
  private static final int NARROWEST = 12;

  private final int pageWidth;
  private final List<List<String>> rows = new ArrayList<>();

  TextTable(int pageWidth) {
    this.pageWidth = pageWidth;
  }

  /** Adds a row. All rows must have the same number of cells. */
  void add(List<String> cells) {
    rows.add(Collections.unmodifiableList(new ArrayList<>(cells)));
  }

  /** The lines without trailing spaces. */
  List<String> lines() {
    int[] widths = widths();
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String cell = cut(row.get(i), widths[i]);
        line.append(i == 0 ? "" : GAP).append(cell);
        for (int j = cell.length(); j < widths[i]; j++) {
          line.append(' ');
        }
      }
      lines.add(line.toString().replaceFirst(" +$", ""));
    }
    return Collections.unmodifiableList(lines);
  }

  private int[] widths() {
    int[] widths = new int[rows.isEmpty() ? 0 : rows.get(0).size()];
    int total = GAP.length() * Math.max(0, widths.length - 1);
    for (int i = 0; i < widths.length; i++) {
      for (List<String> row : rows) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
      total += widths[i];
    }
    for (; total > pageWidth; total--) {
      int widest = 0;
      for (int i = 1; i < widths.length; i++) {
        widest = widths[i] > widths[widest] ? i : widest;
      }
      if (widths[widest] <= NARROWEST) {
        break;
      }
      widths[widest]--;
    }
    return widths;
  }

  private static String cut(String text, int width) {
    if (text.length() <= width) {
      return text;
    }
    int start = (width - CUT.length()) / 2;
    int end = text.length() - (width - CUT.length() - start);
    return text.substring(0, start) + CUT + text.substring(end);
  }
}
