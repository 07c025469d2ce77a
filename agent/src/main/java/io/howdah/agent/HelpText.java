package io.howdah.agent;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The texts that explain the command line. */
final class HelpText {
  /** The line of a text that stands for its list of options. */
  private static final String OPTIONS = "{options}\n";

  private HelpText() {}

  /** Everything: usage, options, exit codes. */
  static String full() {
    return text("help.txt", SharedOption.withThoseOfTheCommandLine());
  }

  /** Everything about {@code howdah clusters}. */
  static String ofClusters() {
    return text("help-clusters.txt", Arrays.asList(ClustersOption.values()));
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

  private static String text(String name, List<? extends CommandOption> options) {
    return resource(name).replace(OPTIONS, OptionHelp.text(options));
  }

  private static String resource(String name) {
    try (InputStream resource = HelpText.class.getResourceAsStream(name)) {
      if (resource == null) {
        throw new IllegalStateException("This build lacks its help text.");
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      byte[] buffer = new byte[8192];
      for (int count = resource.read(buffer); count >= 0; count = resource.read(buffer)) {
        bytes.write(buffer, 0, count);
      }
      return new String(bytes.toByteArray(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("This build lacks its help text.", e);
    }
  }
}
