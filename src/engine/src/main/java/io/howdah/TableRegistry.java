package io.howdah;

import java.util.List;

/** The tables of clusters, to which the partitions of a copy are made known. */
public interface TableRegistry {
  /** A table that is open for one copy. Used by one thread. */
  interface Table extends AutoCloseable {
    /**
     * Makes the partitions of a copy known. Those that are there already stay; the figures of those
     * whose files have changed are dropped; those that were removed are forgotten, and none of
     * their files is deleted. Incomplete partitions are left as they are.
     *
     * @param partitions all that the copy has found or removed, also unchanged ones: an earlier
     *     copy may have ended before it made them known
     * @throws CopyException where a partition of the table has another location, or the metastore
     *     fails
     */
    RegistrationStatus register(List<PartitionResult> partitions) throws CopyException;

    @Override
    void close();
  }

  /**
   * Opens a table before anything is copied.
   *
   * @param cluster the alias of the destination
   * @param name of the table, with its database
   * @param target the directory that receives the copy: that of the table, or of some of its
   *     partitions
   * @throws CopyException {@link ErrorCode#TABLE_NOT_FOUND}; {@link ErrorCode#DESTINATION_CONFLICT}
   *     where the table has another location; {@link ErrorCode#INVALID_CONFIGURATION} where the
   *     cluster has no metastore
   */
  Table open(String cluster, String name, String target, Cancellation cancellation)
      throws CopyException;
}
