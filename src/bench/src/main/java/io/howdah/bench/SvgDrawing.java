package io.howdah.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The elements of a drawing, and the styles that all drawings share. */
final class SvgDrawing {
  static final int MARGIN = 16;
  private static final int WIDTH = 860;

  private final List<String> elements = new ArrayList<>();

  /** Writes what the drawing shows over all of it, and returns where the rest begins. */
  int headline(String title, String note) {
    text(MARGIN, MARGIN + 14, "title", title);
    text(MARGIN, MARGIN + 32, "note", note);
    return MARGIN + 44;
  }

  void text(double x, double baseline, String style, String text) {
    add("<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>", style, x, baseline, escaped(text));
  }

  void bar(String style, double x, double y, double width, double height) {
    add(
        "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
        style, x, y, width, height);
  }

  void line(String style, double x1, double y1, double x2, double y2) {
    add(
        "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>",
        style, x1, y1, x2, y2);
  }

  void dot(String style, double x, double y) {
    add("<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\"/>", style, x, y);
  }

  /** Which colour a tool has. */
  static String style(String family) {
    return family.startsWith(ToolBox.HOWDAH) ? "howdah" : family.equals("curl") ? "limit" : "other";
  }

  /** The whole drawing. */
  String text(int height) {
    String head =
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d">
        <style>
        text { font: 13px sans-serif; fill: #222 }
        .title { font-size: 16px; font-weight: bold }
        .group { font-weight: bold }
        .note { font-size: 12px; fill: #666 }
        .other { fill: #9db4c8; stroke: #9db4c8 }
        .howdah { fill: #d9822b; stroke: #d9822b }
        .limit { fill: #6b7f5e; stroke: #6b7f5e }
        .spread { stroke: #222; stroke-width: 1 }
        .axis { stroke: #bbb; stroke-width: 1 }
        </style>
        <rect width="100%%" height="100%%" fill="#fff"/>
        """
            .formatted(WIDTH, height, WIDTH, height);
    return head + String.join("\n", elements) + "\n</svg>\n";
  }

  private void add(String format, Object... values) {
    elements.add(String.format(Locale.ROOT, format, values));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
