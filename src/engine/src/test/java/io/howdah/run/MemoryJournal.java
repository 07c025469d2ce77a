package io.howdah.run;

import io.howdah.RunJournal;
import java.util.Set;
import java.util.TreeSet;

/** A journal in memory, which the next process of a run can begin with. */
final class MemoryJournal implements RunJournal {
  private final Set<String> earlier;
  private final Set<String> noted = new TreeSet<>();

  private MemoryJournal(Set<String> earlier) {
    this.earlier = earlier;
  }

  static MemoryJournal empty() {
    return new MemoryJournal(Set.of());
  }

  /** What the process that comes after this one has. */
  synchronized MemoryJournal next() {
    Set<String> all = new TreeSet<>(earlier);
    all.addAll(noted);
    return new MemoryJournal(all);
  }

  @Override
  public synchronized void aboutToPublish(String destination) {
    noted.add(destination);
  }

  @Override
  public boolean mayHavePublished(String destination) {
    return earlier.contains(destination);
  }
}
