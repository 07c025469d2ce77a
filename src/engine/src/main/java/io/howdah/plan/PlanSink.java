package io.howdah.plan;

import io.howdah.CopyException;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import org.jspecify.annotations.Nullable;

/**
 * Takes the plan while it is being made. Calls come from several threads. For each directory: found
 * once, before anything in it; then its files, its failures and its own directories; then listed.
 */
public interface PlanSink {
  /** A directory was found; its target exists now, unless this is a dry run. */
  void directoryFound(DirectoryTask directory);

  /** A file was found. Waits while there is no room for it. */
  void fileFound(CopyTask task) throws InterruptedException;

  /** An earlier process of this run left a temporary file at the destination. */
  void leftoverFound(FilePath file);

  /**
   * An earlier process of this run died after it had moved a file aside to replace it.
   *
   * @param aside where the old file is
   * @param target where it stood
   */
  void replacedFileFound(FilePath aside, FilePath target);

  /**
   * A temporary file of another run, or a file of this run that was moved aside from an unknown
   * name.
   */
  void foreignFileFound(FileStatus file);

  /** All entries directly in this directory were found. Waits like {@link #fileFound}. */
  void directoryListed(DirectoryTask directory) throws InterruptedException;

  /** Something was found that cannot be copied, with all that may be below it. */
  void failed(
      @Nullable DirectoryTask directory, FileStatus source, FilePath target, CopyException cause);
}
