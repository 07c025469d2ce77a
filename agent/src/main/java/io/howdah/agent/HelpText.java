package io.howdah.agent;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The texts that explain the command line. */
final class HelpText {
  private HelpText() {}

  /** Everything: usage, options, exit codes. */
  static String full() {
    return text("help.txt");
  }

  /** Everything about {@code howdah clusters}. */
  static String ofClusters() {
    return text("help-clusters.txt");
  }

  /** The paragraph that shows how a command line is put together. */
  static String usage() {
    String text = full();
    int start = text.indexOf("Usage:");
    return text.substring(start, text.indexOf("\n\n", start) + 1);
  }

  /** One line with the version that the jar names. */
  static String version() {
    String version = HelpText.class.getPackage().getImplementationVersion();
    return "howdah " + (version == null ? "(unpackaged)" : version);
  }

  private static String text(String name) {
    try (InputStream resource = HelpText.class.getResourceAsStream(name)) {
      if (resource == null) {
        throw new IllegalStateException("This build lacks its help text.");
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      byte[] part = new byte[8192];
      for (int count = resource.read(part); count >= 0; count = resource.read(part)) {
        bytes.write(part, 0, count);
      }
      return new String(bytes.toByteArray(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("This build lacks its help text.", e);
    }
  }
}
