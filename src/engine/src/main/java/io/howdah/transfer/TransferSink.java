package io.howdah.transfer;

import io.howdah.CopyException;
import io.howdah.plan.CopyTask;

/** Takes each file at the end of its transfer, exactly once. Called by many threads. */
public interface TransferSink {
  /** The bytes are there and checked, under a temporary name: publish them. */
  void staged(StagedFile file);

  /** The destination is proven equal already. */
  void skipped(CopyTask task);

  /** An earlier process of this run published the file; it is proven equal. */
  void publishedEarlier(CopyTask task);

  /** A dry run would copy the file. */
  void planned(CopyTask task);

  /** All attempts failed; nothing of them is left. */
  void failed(CopyTask task, CopyException cause);
}
