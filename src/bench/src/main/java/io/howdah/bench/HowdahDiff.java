package io.howdah.bench;

import java.io.IOException;

/** The agent with {@code --diff}, which makes and deletes its snapshots itself. */
record HowdahDiff(HowdahAgent agent) implements NightlyTool {
  @Override
  public String name() {
    return agent.name();
  }

  @Override
  public Pace pace() {
    return Pace.LISTS;
  }

  @Override
  public boolean needsSnapshots() {
    return true;
  }

  @Override
  public Command prepare(Job job) throws IOException {
    return agent.prepare(job);
  }
}
