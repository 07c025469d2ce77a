package io.howdah.hive;

import io.howdah.CopyException;
import java.util.List;

/** Describes partitions that a table is to get. */
@FunctionalInterface
interface NewPartitions {
  /** Each has the columns, the format and the buckets of the table. */
  NewPartitions LIKE_THE_TABLE = partitions -> partitions;

  /**
   * Returns what the metastore is to have of these partitions, with the same values and locations.
   *
   * @param partitions like the table
   */
  List<HivePartition> describe(List<HivePartition> partitions) throws CopyException;
}
