package io.howdah.event;

import io.howdah.PartitionResult;
import io.howdah.PartitionResult.Change;
import io.howdah.PartitionStatus;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts partitions and keeps the first ones. Not safe for use by several threads. */
final class PartitionCounter {
  private final Map<Change, Long> counts = new EnumMap<>(Change.class);
  private final List<PartitionResult> named = new ArrayList<>();

  void add(PartitionResult result) {
    counts.merge(result.change(), 1L, Long::sum);
    if (result.change() != Change.UNCHANGED && named.size() < PartitionStatus.NAMED) {
      named.add(result);
    }
  }

  PartitionStatus status() {
    return PartitionStatus.of(counts, named);
  }
}
