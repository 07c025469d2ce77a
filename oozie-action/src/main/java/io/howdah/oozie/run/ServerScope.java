package io.howdah.oozie.run;

import io.howdah.oozie.state.Owner;
import java.time.Clock;

/** The objects that all copies of this server share. */
final class ServerScope {
  private final RunSettings settings;
  private final EngineFactory engines;
  private final RunListener listener;
  private final Owner owner;
  private final Clock clock;

  /**
   * Creates the scope of a server.
   *
   * @param owner the present process of this server
   */
  ServerScope(
      RunSettings settings, EngineFactory engines, RunListener listener, Owner owner, Clock clock) {
    this.settings = settings;
    this.engines = engines;
    this.listener = listener;
    this.owner = owner;
    this.clock = clock;
  }

  RunSettings settings() {
    return settings;
  }

  EngineFactory engines() {
    return engines;
  }

  RunListener listener() {
    return listener;
  }

  Owner owner() {
    return owner;
  }

  Clock clock() {
    return clock;
  }
}
