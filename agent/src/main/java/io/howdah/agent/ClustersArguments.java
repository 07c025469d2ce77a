package io.howdah.agent;

import io.howdah.ClusterCheckOptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a command line of {@code howdah clusters} asks for. */
final class ClustersArguments {
  /** What is to be printed. */
  enum Output {
    HELP,
    TABLE,
    JSON
  }

  private final Output output;
  private final List<String> aliases;
  private final @Nullable String configuration;
  private final ClusterCheckOptions options;

  private ClustersArguments(
      Output output,
      List<String> aliases,
      @Nullable String configuration,
      ClusterCheckOptions options) {
    this.output = output;
    this.aliases = Collections.unmodifiableList(new ArrayList<>(aliases));
    this.configuration = configuration;
    this.options = options;
  }

  /** A command line that asks for the help text alone. */
  static ClustersArguments help() {
    return new ClustersArguments(
        Output.HELP, Collections.emptyList(), null, ClusterCheckOptions.defaults());
  }

  /**
   * A command line that asks for a check.
   *
   * @param aliases empty for all clusters
   * @param configuration the configuration file, as it was typed; null where it was not named
   */
  static ClustersArguments check(
      Output output,
      List<String> aliases,
      @Nullable String configuration,
      ClusterCheckOptions options) {
    return new ClustersArguments(output, aliases, configuration, options);
  }

  Output output() {
    return output;
  }

  /** The clusters to check; empty for all. */
  List<String> aliases() {
    return aliases;
  }

  /** The configuration file, as it was typed; null where it was not named. */
  @Nullable String configuration() {
    return configuration;
  }

  ClusterCheckOptions options() {
    return options;
  }
}
