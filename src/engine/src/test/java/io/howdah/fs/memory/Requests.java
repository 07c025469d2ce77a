package io.howdah.fs.memory;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts requests. */
final class Requests {
  private final Map<Operation, Long> counts = new ConcurrentHashMap<>();

  void add(Operation operation) {
    counts.merge(operation, 1L, Long::sum);
  }

  long count(Operation operation) {
    return counts.getOrDefault(operation, 0L);
  }

  long total() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  Map<Operation, Long> counts() {
    Map<Operation, Long> snapshot = new EnumMap<>(Operation.class);
    snapshot.putAll(counts);
    return snapshot;
  }
}
