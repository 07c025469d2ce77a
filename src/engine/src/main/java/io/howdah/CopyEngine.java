package io.howdah;

/**
 * Copies files and directory trees between clusters. Safe for use by many threads; one engine
 * serves any number of copies, one after the other or at the same time.
 */
public interface CopyEngine extends AutoCloseable {

  /**
   * Runs one copy on the calling thread and on worker threads of its own, which are gone when this
   * returns. A copy that failed returns too: its status says so. Interrupting the calling thread
   * cancels the copy and leaves the thread interrupted.
   *
   * @param listener told of progress; see there for the rules it must keep
   * @param cancellation lets another thread stop this copy within seconds
   * @param journal told of each file before it is published, and asked when the run is resumed
   * @return what was done, complete even after a failure or a cancellation
   */
  CopyStatus copy(
      CopyRequest request, CopyListener listener, Cancellation cancellation, RunJournal journal);

  /** Runs one copy that no other process will resume. */
  default CopyStatus copy(CopyRequest request, CopyListener listener, Cancellation cancellation) {
    return copy(request, listener, cancellation, RunJournal.NONE);
  }

  /** Gives up what the engine holds; copies that are under way fail. */
  @Override
  void close();
}
