package io.howdah.plan;

import io.howdah.CopyException;

/**
 * Takes the plan while it is being made. Calls come from several threads. For each directory: found
 * once, before anything in it; then its files, its failures and its own directories; then listed.
 */
public interface PlanSink {
  /** A directory was found; its target exists once anything in it is found, except in a dry run. */
  void directoryFound(DirectoryRecord directory);

  /** A file was found. Waits while there is no room for it. */
  void fileFound(FileRecord file) throws InterruptedException;

  /** All entries directly in this directory were found. Waits like {@link #fileFound}. */
  void directoryListed(DirectoryRecord directory) throws InterruptedException;

  /**
   * Something was found that cannot be copied, with all that may be below it.
   *
   * @param entry what was found, with the directory that it is in
   */
  void failed(FileRecord entry, CopyException cause);
}
