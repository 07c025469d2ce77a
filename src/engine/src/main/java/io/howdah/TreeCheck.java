package io.howdah;

/**
 * Compares files and directory trees of two clusters without changing anything. Safe for use by
 * many threads. One check can run any number of comparisons, in sequence or at the same time, also
 * while copies run.
 */
public interface TreeCheck extends AutoCloseable {

  /**
   * Runs one comparison on the calling thread and on its own worker threads, which end before this
   * method returns. A failed comparison returns a result with the failure. An interrupt of the
   * calling thread cancels the comparison and leaves the thread interrupted.
   *
   * @param request its source, its target, and of its options those that say what is compared and
   *     how: selection, {@link UpdatePolicy}, {@link Verification}, {@link Unverifiable}, {@link
   *     Deletion#excluded()}, threads, {@link LoadLimits} and attempts. All other options are
   *     ignored.
   * @param listener receives the progress and each compared entry
   * @param cancellation lets another thread cancel this comparison within seconds
   * @return the result, complete even after a failure or a cancellation
   */
  TreeComparison compare(CopyRequest request, CopyListener listener, Cancellation cancellation);

  /**
   * Compares a cluster with a report, in the same way. Each file that a run has copied, or has
   * found equal, must have the length and the checksum that the last line about it has. Files are
   * missing, and never extra.
   *
   * @param request its source is the report: the alias {@link ClusterPath#LOCAL} and a path on this
   *     machine. Only files at or below the path of its destination are compared. Of its options
   *     only {@link Unverifiable}, threads, {@link LoadLimits} and attempts count.
   */
  TreeComparison compareWithReport(
      CopyRequest request, CopyListener listener, Cancellation cancellation);

  /**
   * Measures, in the same way, how far the target is behind the source, without the request of a
   * checksum and without reading a byte. A target has its file where both have the same length, and
   * the last proof of a copy between the same paths is of their present state. Without a proof, the
   * source must not have the later modification time. Extra entries are not looked for.
   *
   * @param request of its options only the selection, {@link LedgerOptions}, threads and {@link
   *     LoadLimits} count
   * @return a result with a {@link TreeComparison#lagBasis()}
   */
  TreeComparison measureLag(CopyRequest request, CopyListener listener, Cancellation cancellation);

  /** Releases the resources of the check. Running comparisons fail. */
  @Override
  void close();
}
