package io.howdah.plan;

import io.howdah.CopyException;
import io.howdah.fs.FileStatus;

/**
 * Receives the plan while it is created. Calls come from several threads. The order for each
 * directory is: the directory itself, once; its files, failures and directories; whether its target
 * has extra entries; the end of its listing.
 */
public interface PlanSink {
  /**
   * A directory was found. Its target exists before anything in it is found, except in a dry run
   * and in a comparison.
   */
  void directoryFound(DirectoryRecord directory);

  /** A file was found. Waits while the queue is full. */
  void fileFound(FileRecord file) throws InterruptedException;

  /**
   * The listing of the directory's target has entries that may be deleted.
   *
   * @param entries these entries, as they are now
   */
  void extraFound(DirectoryRecord directory, PlannedExtra entries);

  /**
   * An entry of the target is extra. Only a comparison reports each of them, and {@link
   * #extraFound} only a copy.
   *
   * @param content the entry with everything in it
   */
  default void extraEntryFound(FileStatus entry, Portion content) {}

  /**
   * One side has a file where the other one has a directory. Only a comparison reports it; in a
   * copy such an entry has failed. Nothing below the entry is found.
   */
  default void otherKindFound(FileRecord entry) {}

  /**
   * A directory of the source has one in it whose name is that of a partition, whether that is
   * copied or not. So this directory is no partition itself. It comes once for each.
   */
  default void partitionsFound(DirectoryRecord directory) {}

  /**
   * The plan that the run follows leaves out an entry of the directory that the target lacks. So
   * the directory is not complete after the run.
   */
  default void leftIncomplete(DirectoryRecord directory) {}

  /** All entries directly in this directory were found. Waits like {@link #fileFound}. */
  void directoryListed(DirectoryRecord directory) throws InterruptedException;

  /**
   * An entry was found that cannot be copied, nor anything below it.
   *
   * @param entry the entry and its directory
   */
  void failed(FileRecord entry, CopyException cause);
}
