package io.howdah;

import java.util.List;

/**
 * The tables of clusters: those whose partitions are copied, and those to which the partitions of a
 * copy are made known.
 */
public interface TableRegistry {
  /** A table that is open for one copy. Used by one thread. */
  interface Table extends AutoCloseable {
    /**
     * The directories of all partitions that the table has, without their file systems. Those of a
     * large table take a while.
     *
     * @throws CopyException where the metastore fails
     */
    List<String> directories() throws CopyException;

    /**
     * Makes the partitions of a copy known. Those that are there already stay; the figures of those
     * whose files have changed are dropped; those that were removed are forgotten, and none of
     * their files is deleted. An incomplete partition is not added.
     *
     * @param partitions all that the copy has found or removed, also unchanged ones: an earlier
     *     copy may have ended before it made them known
     * @return what was done, and which partitions were refused, such as one that the table has at
     *     another location
     * @throws CopyException where the metastore fails
     */
    Registration register(List<PartitionResult> partitions) throws CopyException;

    @Override
    void close();
  }

  /** A table of the source, as its metastore had it when the copy began. */
  interface SourceTable {
    /** Its partitions, and where their files are. */
    TablePartitions partitions();

    /**
     * Opens the table that is to be a copy of this one, before anything is copied. New partitions
     * of it get the columns and the format that the partitions of this one have.
     *
     * @param cluster the alias of the destination
     * @param name of the table at the destination, with its database
     * @param target the directory that receives the copy, as in {@link TableRegistry#open}
     * @throws CopyException as {@link TableRegistry#open}; also {@link
     *     ErrorCode#DESTINATION_CONFLICT} where the columns or the format of both tables differ
     */
    Table openCopy(String cluster, String name, String target, MissingTable missing)
        throws CopyException;
  }

  /**
   * Reads a table of the source before anything is copied.
   *
   * @param cluster the alias of the source
   * @param name of the table, with its database
   * @throws CopyException {@link ErrorCode#TABLE_NOT_FOUND}; {@link ErrorCode#TRANSACTIONAL_TABLE};
   *     {@link ErrorCode#UNSUPPORTED_OPERATION} where its files are not those of the cluster, or
   *     not all of the table; {@link ErrorCode#INVALID_CONFIGURATION} where the cluster has no
   *     metastore
   */
  default SourceTable read(String cluster, String name, Cancellation cancellation)
      throws CopyException {
    throw new CopyException(
        ErrorCode.UNSUPPORTED_OPERATION,
        "The table " + name + " cannot be read: this engine has no client of a metastore.");
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
