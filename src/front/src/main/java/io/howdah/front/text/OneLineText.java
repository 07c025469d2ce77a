package io.howdah.front.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Makes texts safe for one line of a log or a terminal. File names are untrusted. A line break in a
 * name could forge lines of a log, and an escape sequence could control a terminal.
 */
public final class OneLineText {
  /** The control characters C0 and C1, DEL, and the line and paragraph separators of Unicode. */
  private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]+");

  /** A chain of causes may contain a cycle. */
  private static final int MOST_CAUSES = 20;

  private OneLineText() {}

  /** Replaces each sequence of unsafe characters with a question mark. */
  public static String of(String text) {
    return UNSAFE.matcher(text).replaceAll("?");
  }

  /** The lines of a stack trace and of its causes. Each message is in one line. */
  public static List<String> ofStackTrace(Throwable failure) {
    List<String> lines = new ArrayList<>();
    Throwable each = failure;
    for (int i = 0; each != null && i < MOST_CAUSES; i++) {
      lines.add((i == 0 ? "" : "Caused by: ") + of(each.toString()));
      for (StackTraceElement frame : each.getStackTrace()) {
        lines.add("    at " + frame);
      }
      each = each.getCause();
    }
    return lines;
  }
}
