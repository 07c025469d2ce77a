package io.howdah.hive;

import io.howdah.CopyException;
import java.util.List;

/** Takes the partitions of a table, some hundreds at a time. */
@FunctionalInterface
public interface PartitionBatch {
  /**
   * Takes the next partitions, at least one.
   *
   * @throws CopyException to end the enumeration
   */
  void accept(List<HivePartition> partitions) throws CopyException;
}
