package io.howdah.run;

import java.util.ArrayList;
import java.util.List;

/** Names that HDFS allows and that something on the way may stumble over. */
final class HostileNames {
  private HostileNames() {}

  static List<String> all() {
    List<String> names = new ArrayList<>();
    for (char c = 1; c < 127; c++) {
      // A slash parts names, and HDFS refuses a colon.
      if (c != '/' && c != ':') {
        names.add("a" + c + "b");
      }
      if (c <= ' ') {
        names.add("at the end" + c);
        names.add(String.valueOf(c));
      }
    }
    names.add(" leading and trailing ");
    names.add("  ");
    names.add("a no-break blank at the end\u00a0");
    names.add("\u00a0");
    names.add("...");
    names.add("-rf");
    names.add("%2F%00");
    names.add("100%");
    names.add("{a,b}");
    names.add("[x]*?");
    names.add("ds=2026-01-01");
    names.add("\u00e9t\u00e9 \u65e5\u672c\u8a9e \u0627\u0644\u0639");
    names.add("e\u0301 is not \u00e9");
    names.add("\ud83d\ude00");
    names.add("n".repeat(255));
    names.add("\u65e5".repeat(85));
    return names;
  }
}
