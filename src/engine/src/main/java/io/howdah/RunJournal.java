package io.howdah;

import java.io.IOException;

/**
 * Remembers beyond the end of a process which files a run was about to publish, so that another
 * process can resume the run and tell the run's own files from those that stood there before.
 *
 * <p>Calls come from many threads, also at the same time, so an implementation must be safe for
 * that.
 */
public interface RunJournal {
  /** Remembers nothing: for runs that are never resumed. */
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
   * Notes that a file will now get its final name, or that the directory that receives a whole tree
   * will now be made. Called right before that is done; returns only when the note will survive
   * this process.
   *
   * @param destination the absolute destination path
   * @throws IOException where that cannot be promised, or where this process may not go on with the
   *     run: nothing is published then, and the copy stops with {@link ErrorCode#RUN_STATE_LOST}
   */
  void aboutToPublish(String destination) throws IOException;

  /**
   * Whether an earlier process of this run noted that path. Whether it went on to publish is for
   * the copy to find out.
   *
   * @param destination the absolute destination path
   */
  boolean mayHavePublished(String destination);
}
