package io.howdah.front.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Puts texts into one line for a log or a terminal. The names of files come from strangers and may
 * contain line breaks, which forge lines of a log, and escape sequences, which command a terminal.
 */
public final class OneLineText {
  /** C0 and C1 control characters, DEL, and the line and paragraph separators of Unicode. */
  private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]+");

  /** A chain of causes may be a circle. */
  private static final int MOST_CAUSES = 20;

  private OneLineText() {}

  /** The text with a question mark in the place of each row of such characters. */
  public static String of(String text) {
    return UNSAFE.matcher(text).replaceAll("?");
  }

  /** The lines of a stack trace with those of its causes; each message is in one line. */
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
