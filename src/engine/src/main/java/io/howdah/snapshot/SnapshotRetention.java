package io.howdah.snapshot;

import io.howdah.CopyException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Deletes snapshots of earlier copies between the same places. */
public final class SnapshotRetention {
  /** Longer than a copy should take. The snapshot of a running copy must stay. */
  static final Duration AGE = Duration.ofDays(7);

  /** How long another copy counts as running that has left a snapshot of its source. */
  static final Duration RUNNING = Duration.ofHours(12);

  private final List<SnapshotDirectory> sides = new ArrayList<>();
  private final SnapshotName present;

  /**
   * Creates a retention.
   *
   * @param destination null where only the source has snapshots
   * @param present a snapshot of the present copy
   */
  public SnapshotRetention(
      SnapshotDirectory source, @Nullable SnapshotDirectory destination, SnapshotName present) {
    sides.add(source);
    if (destination != null) {
      sides.add(destination);
    }
    this.present = present;
  }

  /**
   * Deletes all but the newest snapshots that both sides have in common, and what dead runs left.
   *
   * @param kept how many common ones stay
   * @param now the time
   */
  public void deleteAllBut(int kept, Instant now) throws CopyException {
    Map<SnapshotDirectory, List<SnapshotName>> all = new LinkedHashMap<>();
    for (SnapshotDirectory side : sides) {
      all.put(side, ofCopy(side));
    }
    List<String> common = common(new ArrayList<>(all.values()));
    List<String> staying = common.subList(0, Math.min(kept, common.size()));
    for (Map.Entry<SnapshotDirectory, List<SnapshotName>> side : all.entrySet()) {
      for (SnapshotName each : side.getValue()) {
        boolean isCommon = common.contains(each.base()) && !each.isOfPresent();
        if (isCommon ? !staying.contains(each.base()) : isOfDeadProcess(each, now)) {
          side.getKey().delete(each);
        }
      }
    }
  }

  /**
   * A snapshot of the source of another copy between the same places, which may still run, or may
   * have run beside this one. Two copies at once may leave older files than each of them found, so
   * no pair of snapshots is equal then.
   *
   * @param now the time
   */
  public Optional<SnapshotName> perhapsRunning(Instant now) throws CopyException {
    List<List<SnapshotName>> all = new ArrayList<>();
    for (SnapshotDirectory side : sides) {
      all.add(ofCopy(side));
    }
    List<String> common = common(all);
    return all.get(0).stream()
        .filter(each -> each.isOfSource() && !each.run().equals(present.run()))
        .filter(
            each ->
                common.contains(each.base())
                    ? each.time().isAfter(present.time())
                    : each.time().isAfter(now.minus(RUNNING)))
        .findFirst();
  }

  private List<SnapshotName> ofCopy(SnapshotDirectory side) throws CopyException {
    return side.made().stream()
        .filter(each -> each.isOfSameCopy(present))
        .collect(Collectors.toList());
  }

  /** The names that are on both sides, the newest first. */
  private static List<String> common(List<List<SnapshotName>> sides) {
    if (sides.size() == 1) {
      return Collections.emptyList();
    }
    return sides.get(0).stream()
        .filter(each -> sides.get(1).stream().anyMatch(other -> isPair(each, other)))
        .sorted(Collections.reverseOrder())
        .map(SnapshotName::base)
        .collect(Collectors.toList());
  }

  private static boolean isPair(SnapshotName one, SnapshotName other) {
    return CommonSnapshots.isPair(one, other);
  }

  /** An earlier process of this run does not go on, or it has lost the run to this one. */
  private boolean isOfDeadProcess(SnapshotName name, Instant now) {
    boolean isOfThisRun = name.run().equals(present.run()) && !name.base().equals(present.base());
    return isOfThisRun || name.time().isBefore(now.minus(AGE));
  }
}
