package io.howdah.event;

import io.howdah.CopyEvent;
import io.howdah.PartitionResult;
import org.jspecify.annotations.Nullable;

/**
 * Everything in a partition is done, or the partition was removed. It comes once for each partition
 * of which the directory was listed, and for each that was removed.
 */
public final class PartitionFinished implements CopyEvent {
  private final PartitionResult result;

  private PartitionFinished(PartitionResult result) {
    this.result = result;
  }

  public static PartitionFinished of(PartitionResult result) {
    return new PartitionFinished(result);
  }

  public PartitionResult result() {
    return result;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PartitionFinished && ((PartitionFinished) other).result.equals(result);
  }

  @Override
  public int hashCode() {
    return result.hashCode();
  }

  @Override
  public String toString() {
    return "partition " + result;
  }
}
