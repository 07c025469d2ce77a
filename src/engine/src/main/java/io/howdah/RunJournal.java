package io.howdah;

import java.io.IOException;

/**
 * Records the files that a run was about to publish, beyond the end of a process. So another
 * process can resume the run and distinguish the run's own files from older files.
 *
 * <p>Calls come from many threads, also at the same time, so an implementation must be thread-safe.
 */
public interface RunJournal {
  /** Records nothing: for runs that are never resumed. */
  RunJournal NONE =
      new RunJournal() {
        @Override
        public void aboutToPublish(String destination) {}

        @Override
        public boolean mayHavePublished(String destination) {
          return false;
        }
      };

  /**
   * Records that a file will now get its final name, or that the directory of a whole tree will now
   * be created. It is called immediately before. It returns only when the entry will survive this
   * process.
   *
   * @param destination the absolute destination path
   * @throws IOException where the entry may not survive, or where this process may not continue the
   *     run. Then nothing is published, and the copy stops with {@link ErrorCode#RUN_STATE_LOST}.
   */
  void aboutToPublish(String destination) throws IOException;

  /**
   * Whether an earlier process of this run recorded that path. It may have stopped before it
   * published the file; the copy must check that.
   *
   * @param destination the absolute destination path
   */
  boolean mayHavePublished(String destination);
}
