package io.howdah.lab;

import java.util.List;

/** Names that HDFS takes and careless code does not. */
final class AwkwardNames {
  static final List<String> ALL =
      List.of(
          "two words",
          "line\nbreak",
          "tab\tand\rreturn",
          "quote\"and'tick",
          "back\\slash",
          "100%25+#?;&=*{}[]",
          "grüße",
          "データ",
          "\uD83D\uDC18",
          ".hidden",
          "trailing ");

  private AwkwardNames() {}
}
