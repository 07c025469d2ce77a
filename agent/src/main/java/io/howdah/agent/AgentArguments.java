package io.howdah.agent;

import io.howdah.CopyRequest;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The parsed command line of a copy. */
final class AgentArguments {
  /** The command to run. */
  enum Action {
    COPY,
    SHOW_HELP,
    SHOW_VERSION
  }

  /** Whether progress is shown during the copy. */
  enum ProgressMode {
    SHOWN,
    SILENT
  }

  /** The exit code of a successful copy that changes nothing. */
  enum NoChange {
    SUCCEEDS,
    HAS_ITS_OWN_CODE
  }

  private final Action action;
  private final @Nullable CopyRequest request;
  private final @Nullable String configuration;
  private final @Nullable Path statusFile;
  private final @Nullable Path metricsFile;
  private final StatusFormat statusFormat;
  private final ProgressMode progressMode;
  private final NoChange noChange;
  private final int verbosity;

  private AgentArguments(Builder builder) {
    action = builder.action;
    request = builder.request;
    configuration = builder.configuration;
    statusFile = builder.statusFile;
    metricsFile = builder.metricsFile;
    statusFormat = builder.statusFormat;
    progressMode = builder.progressMode;
    noChange = builder.noChange;
    verbosity = builder.verbosity;
  }

  /** The arguments of a command line that prints a text and copies nothing. */
  static AgentArguments show(Action action) {
    return new Builder(action, null).build();
  }

  /** Returns a builder for the arguments of a copy. */
  static Builder copy(CopyRequest request) {
    return new Builder(Action.COPY, request);
  }

  Action action() {
    return action;
  }

  /**
   * The copy to run.
   *
   * @throws IllegalStateException where the action is not {@link Action#COPY}
   */
  CopyRequest request() {
    if (request == null) {
      throw new IllegalStateException("There is no request: the action is " + action);
    }
    return request;
  }

  /** The configuration file as given; null where the option is missing. */
  @Nullable String configuration() {
    return configuration;
  }

  /** The additional file for the status; null where there is none. */
  @Nullable Path statusFile() {
    return statusFile;
  }

  /** The file for Prometheus; null where there is none. */
  @Nullable Path metricsFile() {
    return metricsFile;
  }

  StatusFormat statusFormat() {
    return statusFormat;
  }

  ProgressMode progressMode() {
    return progressMode;
  }

  NoChange noChange() {
    return noChange;
  }

  /** The number of {@code -v} options. */
  int verbosity() {
    return verbosity;
  }

  /** Collects the values of {@link AgentArguments}. */
  static final class Builder {
    private final Action action;
    private final @Nullable CopyRequest request;
    private @Nullable String configuration;
    private @Nullable Path statusFile;
    private @Nullable Path metricsFile;
    private StatusFormat statusFormat = StatusFormat.LINES;
    private ProgressMode progressMode = ProgressMode.SHOWN;
    private NoChange noChange = NoChange.SUCCEEDS;
    private int verbosity;

    private Builder(Action action, @Nullable CopyRequest request) {
      this.action = action;
      this.request = request;
    }

    /** Default: null. */
    Builder configuration(@Nullable String configuration) {
      this.configuration = configuration;
      return this;
    }

    /** Default: null. */
    Builder statusFile(@Nullable Path statusFile) {
      this.statusFile = statusFile;
      return this;
    }

    /** Default: null. */
    Builder metricsFile(@Nullable Path metricsFile) {
      this.metricsFile = metricsFile;
      return this;
    }

    /** Default: {@link StatusFormat#LINES}. */
    Builder statusFormat(StatusFormat statusFormat) {
      this.statusFormat = statusFormat;
      return this;
    }

    /** Default: {@link ProgressMode#SHOWN}. */
    Builder progressMode(ProgressMode progressMode) {
      this.progressMode = progressMode;
      return this;
    }

    /** Default: {@link NoChange#SUCCEEDS}. */
    Builder noChange(NoChange noChange) {
      this.noChange = noChange;
      return this;
    }

    /** Default: 0. */
    Builder verbosity(int verbosity) {
      this.verbosity = verbosity;
      return this;
    }

    AgentArguments build() {
      return new AgentArguments(this);
    }
  }
}
