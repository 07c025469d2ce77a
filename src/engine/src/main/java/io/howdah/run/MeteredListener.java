package io.howdah.run;

import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.ErrorCode;
import io.howdah.pace.TransferPool;

/** Lets the pool see what is moved and refused, on the way to the listener. */
final class MeteredListener implements CopyListener {
  private final CopyListener next;
  private final TransferPool pool;

  MeteredListener(CopyListener next, TransferPool pool) {
    this.next = next;
    this.pool = pool;
  }

  @Override
  public void fileStarted(String source, long length) {
    next.fileStarted(source, length);
  }

  @Override
  public void bytesCopied(String source, long bytes) {
    pool.moved(Math.max(0, bytes));
    next.bytesCopied(source, bytes);
  }

  @Override
  public void fileRetried(String source, int attempt, CopyException cause) {
    if (cause.code() == ErrorCode.SERVER_BUSY || cause.code() == ErrorCode.DATANODE_FAILED) {
      pool.refused();
    }
    next.fileRetried(source, attempt, cause);
  }

  @Override
  public void fileDelayed(String source, CopyException cause) {
    next.fileDelayed(source, cause);
  }
}
