package io.howdah.agent;

import io.howdah.ClusterCheckOptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parsed command line of {@code howdah clusters}. */
final class ClustersArguments {
  /** The kind of output. */
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

  /** The arguments of a command line that prints the help text only. */
  static ClustersArguments help() {
    return new ClustersArguments(
        Output.HELP, Collections.emptyList(), null, ClusterCheckOptions.defaults());
  }

  /**
   * The arguments of a check.
   *
   * @param aliases the clusters to check; empty for all
   * @param configuration the configuration file as given; null where the option is missing
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

  /** The configuration file as given; null where the option is missing. */
  @Nullable String configuration() {
    return configuration;
  }

  ClusterCheckOptions options() {
    return options;
  }
}
