package io.howdah.agent;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** What surrounds the agent's process, so that tests can put something else in its place. */
final class AgentEnvironment {
  private final PrintStream stdout;
  private final OutputStream stderr;
  private final Map<String, String> variables;
  private final Path home;
  private final Path workingDirectory;
  private final Clock clock;
  private final Supplier<Terminal> terminal;
  private final Signals signals;
  private final Duration patience;
  private final IntConsumer halt;

  private AgentEnvironment(Builder builder) {
    stdout = builder.stdout;
    stderr = builder.stderr;
    variables = Collections.unmodifiableMap(new HashMap<>(builder.variables));
    home = builder.home;
    workingDirectory = builder.workingDirectory;
    clock = builder.clock;
    terminal = builder.terminal;
    signals = builder.signals;
    patience = builder.patience;
    halt = builder.halt;
  }

  /**
   * Starts an environment.
   *
   * @param home the user's home, from which the configuration is found
   */
  static Builder builder(
      PrintStream stdout, OutputStream stderr, Path home, Path workingDirectory) {
    return new Builder(stdout, stderr, home, workingDirectory);
  }

  PrintStream stdout() {
    return stdout;
  }

  OutputStream stderr() {
    return stderr;
  }

  Map<String, String> variables() {
    return variables;
  }

  Path home() {
    return home;
  }

  Path workingDirectory() {
    return workingDirectory;
  }

  /** The time, in the zone in which it is shown. */
  Clock clock() {
    return clock;
  }

  /** Finds out whether somebody watches; takes a while. */
  Terminal terminal() {
    return terminal.get();
  }

  Signals signals() {
    return signals;
  }

  /** How long an interrupted copy may tidy up. */
  Duration patience() {
    return patience;
  }

  /** Ends the process at once with an exit code. */
  IntConsumer halt() {
    return halt;
  }

  /** Collects the values of an {@link AgentEnvironment}. */
  static final class Builder {
    private final PrintStream stdout;
    private final OutputStream stderr;
    private final Path home;
    private final Path workingDirectory;
    private Map<String, String> variables = Collections.emptyMap();
    private Clock clock = Clock.system(ZoneId.systemDefault());
    private Supplier<Terminal> terminal = Terminal::none;
    private Signals signals = Signals.NONE;
    private Duration patience = Duration.ofSeconds(10);
    private IntConsumer halt = code -> {};

    private Builder(PrintStream stdout, OutputStream stderr, Path home, Path workingDirectory) {
      this.stdout = stdout;
      this.stderr = stderr;
      this.home = home;
      this.workingDirectory = workingDirectory;
    }

    /** Default: none. */
    Builder variables(Map<String, String> variables) {
      this.variables = variables;
      return this;
    }

    /** Default: the system's, in its zone. */
    Builder clock(Clock clock) {
      this.clock = clock;
      return this;
    }

    /** Default: {@link Terminal#none()}. */
    Builder terminal(Supplier<Terminal> terminal) {
      this.terminal = terminal;
      return this;
    }

    /** Default: {@link Signals#NONE}. */
    Builder signals(Signals signals) {
      this.signals = signals;
      return this;
    }

    /** Default: 10 seconds. */
    Builder patience(Duration patience) {
      this.patience = patience;
      return this;
    }

    /** Default: nothing happens. */
    Builder halt(IntConsumer halt) {
      this.halt = halt;
      return this;
    }

    AgentEnvironment build() {
      return new AgentEnvironment(this);
    }
  }
}
