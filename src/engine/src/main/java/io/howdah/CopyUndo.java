package io.howdah;

/** Undoes a copy by its report. Safe for use by many threads. */
public interface CopyUndo {

  /**
   * Restores the state of the destination before the last run of a report: files that were deleted
   * or replaced come back, and files and directories that were added go. Entries that something
   * changed after the run stay as they are and fail. It can be repeated, for example after a crash.
   *
   * @param listener receives an {@link io.howdah.event.EntryUndone} for each change
   * @param cancellation lets another thread cancel within seconds
   * @return the result, complete even after a failure or a cancellation
   */
  UndoResult undo(UndoRequest request, CopyListener listener, Cancellation cancellation);
}
