package io.howdah.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * How many transfers are in flight.
 *
 * @param nextLower the next lower level that is measured as well; 0 where there is none
 */
record Level(int transfers, int nextLower) {

  static List<Level> of(List<Integer> transfers) {
    List<Level> levels = new ArrayList<>();
    int lower = 0;
    for (int each : transfers.stream().sorted().toList()) {
      levels.add(new Level(each, lower));
      lower = each;
    }
    return levels;
  }

  /** Whether there are enough files for it to differ from the next lower one. */
  boolean suits(Workload workload) {
    return nextLower < workload.files().size();
  }
}
