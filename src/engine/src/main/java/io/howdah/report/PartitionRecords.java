package io.howdah.report;

import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.PartitionResult;
import io.howdah.event.PartitionFinished;

/** Passes what became of partitions to the listener, the report and the script of a run. */
public final class PartitionRecords {
  private final CopyListener listener;
  private final RunReport report;
  private final PartitionScript script;

  public PartitionRecords(CopyListener listener, RunReport report, PartitionScript script) {
    this.listener = listener;
    this.report = report;
    this.script = script;
  }

  /**
   * A partition is done, or was removed.
   *
   * @throws CopyException {@link io.howdah.ErrorCode#REPORT_LOST}
   */
  public void ended(PartitionResult result) throws CopyException {
    report.partition(result);
    script.add(result);
    listener.on(PartitionFinished.of(result));
  }
}
