package io.howdah;

import io.howdah.PartitionResult.Change;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What became of the partitions that a copy found. Immutable. */
public final class PartitionStatus {
  /** No partitions. */
  public static final PartitionStatus NONE =
      new PartitionStatus(new EnumMap<>(Change.class), Collections.emptyList());

  /** How many partitions a status names. The report of the run has all of them. */
  public static final int NAMED = 100;

  private final Map<Change, Long> counts;
  private final List<PartitionResult> named;

  private PartitionStatus(Map<Change, Long> counts, List<PartitionResult> named) {
    this.counts = counts;
    this.named = named;
  }

  /**
   * Creates a status.
   *
   * @param counts how many partitions had which change
   * @param named the first {@link #NAMED} that are not unchanged
   */
  public static PartitionStatus of(Map<Change, Long> counts, List<PartitionResult> named) {
    Map<Change, Long> copy = new EnumMap<>(Change.class);
    copy.putAll(counts);
    return new PartitionStatus(copy, Collections.unmodifiableList(new ArrayList<>(named)));
  }

  /** Whether the copy found no partition. */
  public boolean isEmpty() {
    return counts.isEmpty();
  }

  /** How many partitions had that change. */
  public long count(Change change) {
    return counts.getOrDefault(change, 0L);
  }

  /** The first partitions that are not unchanged, at most {@link #NAMED}. */
  public List<PartitionResult> named() {
    return named;
  }

  /** How many partitions are not unchanged and not among {@link #named}. */
  public long omitted() {
    long all = counts.values().stream().mapToLong(Long::longValue).sum();
    return all - count(Change.UNCHANGED) - named.size();
  }
}
