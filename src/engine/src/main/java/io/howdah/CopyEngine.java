package io.howdah;

/**
 * Copies files and directory trees between clusters. Safe for use by many threads. One engine can
 * run any number of copies, in sequence or at the same time.
 */
public interface CopyEngine extends AutoCloseable {

  /**
   * Runs one copy on the calling thread and on its own worker threads, which end before this method
   * returns. A failed copy returns a status with the failure. An interrupt of the calling thread
   * cancels the copy and leaves the thread interrupted.
   *
   * @param listener receives the progress; see its rules
   * @param cancellation lets another thread cancel this copy within seconds
   * @param journal records each file before it is published, and is queried when the run is resumed
   * @return the status, complete even after a failure or a cancellation
   */
  CopyStatus copy(
      CopyRequest request, CopyListener listener, Cancellation cancellation, RunJournal journal);

  /** Runs one copy that no other process will resume. */
  default CopyStatus copy(CopyRequest request, CopyListener listener, Cancellation cancellation) {
    return copy(request, listener, cancellation, RunJournal.NONE);
  }

  /** Releases the resources of the engine. Running copies fail. */
  @Override
  void close();
}
