package io.howdah.bench;

import java.io.IOException;

/** A tool whose command is the same each night. */
record SteadyTool(Contender contender, Pace pace) implements NightlyTool {
  @Override
  public String name() {
    return contender.name();
  }

  @Override
  public Command prepare(Job job) throws IOException {
    return contender.prepare(job);
  }
}
