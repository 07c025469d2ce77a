package io.howdah.oozie.run;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The reasons why runs of this server make no progress, by action id. */
final class Troubles {
  private final Map<String, String> sentences = new HashMap<>();

  synchronized void add(ActionRun run, String sentence) {
    sentences.put(run.key().actionId(), sentence);
  }

  synchronized void remove(ActionRun run) {
    sentences.remove(run.key().actionId());
  }

  /** The reason for an action's run; null where there is none. */
  synchronized @Nullable String of(String actionId) {
    return sentences.get(actionId);
  }

  synchronized void retain(Set<String> actionIds) {
    sentences.keySet().retainAll(actionIds);
  }
}
