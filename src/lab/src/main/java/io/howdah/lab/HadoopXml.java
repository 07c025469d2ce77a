package io.howdah.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The XML in which Hadoop and its kin are configured. */
final class HadoopXml {
  private HadoopXml() {}

  /** Writes these entries, sorted, over what is there. */
  static void write(Path file, Map<String, String> entries) throws IOException {
    StringBuilder xml = new StringBuilder("<configuration>\n");
    new TreeMap<>(entries)
        .forEach(
            (key, value) ->
                xml.append("  <property><name>")
                    .append(escape(key))
                    .append("</name><value>")
                    .append(escape(value))
                    .append("</value></property>\n"));
    Files.writeString(file, xml.append("</configuration>\n"));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
