package io.howdah.agent;

/** The signals by which a shell or an administrator asks a process to end. */
interface Signals {
  /** No signal ever comes. */
  Signals NONE = handler -> {};

  /** Runs {@code handler} for each one from now on, in place of the JVM's immediate end. */
  void handle(Runnable handler);
}
