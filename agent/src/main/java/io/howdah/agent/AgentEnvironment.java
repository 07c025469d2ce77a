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

/** The environment of the agent's process. Tests replace its parts. */
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
   * Returns a builder for an environment.
   *
   * @param home the user's home directory, where the configuration is searched
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

  /** The clock, with the time zone for the output. */
  Clock clock() {
    return clock;
  }

  /** Detects the terminal of standard error. Detection may start a shell and take seconds. */
  Terminal terminal() {
    return terminal.get();
  }

  Signals signals() {
    return signals;
  }

  /** The time limit for the cleanup of an interrupted copy. */
  Duration patience() {
    return patience;
  }

  /** Ends the process immediately with an exit code. */
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

    /** Default: the system clock in the system's time zone. */
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

    /** Default: an action without effect. */
    Builder halt(IntConsumer halt) {
      this.halt = halt;
      return this;
    }

    AgentEnvironment build() {
      return new AgentEnvironment(this);
    }
  }
}
