package io.howdah.agent;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The help texts of the command line. */
final class HelpText {
  /** The line that is replaced with the list of options. */
  private static final String OPTIONS = "{options}\n";

  private HelpText() {}

  /** The complete text: usage, options, exit codes. */
  static String full() {
    return text("help.txt", SharedOption.withThoseOfTheCommandLine());
  }

  /** The complete text of {@code howdah clusters}. */
  static String ofClusters() {
    return text("help-clusters.txt", Arrays.asList(ClustersOption.values()));
  }

  /** The complete text of {@code howdah check}. */
  static String ofCheck() {
    return text("help-check.txt", CheckHelp.options());
  }

  /** The complete text of {@code howdah lag}. */
  static String ofLag() {
    return text("help-lag.txt", LagOption.ALL);
  }

  /** The complete text of {@code howdah undo}. */
  static String ofUndo() {
    return text("help-undo.txt", Arrays.asList(UndoOption.values()));
  }

  /** The complete text of {@code howdah run}. */
  static String ofRun() {
    return text("help-run.txt", RunParser.OPTIONS);
  }

  /** The paragraph on the syntax of the command line. */
  static String usage() {
    String text = full();
    int start = text.indexOf("Usage:");
    return text.substring(start, text.indexOf("\n\n", start) + 1);
  }

  /** One line with the version from the jar's manifest. */
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
