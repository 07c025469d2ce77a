package io.howdah.transfer;

import io.howdah.CopyException;
import io.howdah.Verdict;
import io.howdah.plan.CopyTask;

/** Takes each file at the end of its transfer, exactly once. Called by many threads. */
public interface TransferSink {
  /** The bytes are there and checked, under a temporary name: publish them. */
  void staged(StagedFile file);

  /** The destination already holds the same bytes. */
  void skipped(CopyTask task);

  /**
   * An earlier process of this run published the file, which holds the same bytes.
   *
   * @param verdict how far that is proven
   */
  void publishedEarlier(CopyTask task, Verdict verdict);

  /** A dry run would copy the file. */
  void planned(CopyTask task);

  /** All attempts failed; nothing of them is left. */
  void failed(CopyTask task, CopyException cause);
}
