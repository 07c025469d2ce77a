package io.howdah.agent;

/** The signals that end a process. */
interface Signals {
  /** Handles no signals. */
  Signals NONE = handler -> {};

  /** From now on, each signal runs {@code handler} and does not end the JVM. */
  void handle(Runnable handler);
}
