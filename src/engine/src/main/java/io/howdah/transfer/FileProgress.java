package io.howdah.transfer;

import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.ErrorCode;
import io.howdah.event.BytesCopied;
import io.howdah.event.FileRetried;
import io.howdah.pace.TransferPool;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Reports one file's bytes and retries to the listener, and to the pool that finds its level by
 * them. Takes the bytes back when an attempt is given up.
 */
final class FileProgress {
  private final CopyListener listener;
  private final TransferPool pool;
  private final String source;
  private final @Nullable FileProgress whole;
  private final AtomicLong reported = new AtomicLong();

  private FileProgress(
      CopyListener listener, TransferPool pool, String source, @Nullable FileProgress whole) {
    this.listener = listener;
    this.pool = pool;
    this.source = source;
    this.whole = whole;
  }

  /**
   * The progress of a file of which nothing was moved yet.
   *
   * @param source its absolute path
   */
  static FileProgress of(TransferContext context, String source) {
    return new FileProgress(context.listener(), context.pool(), source, null);
  }

  /** The progress of a chunk, which can be taken back alone and counts for the file as well. */
  FileProgress ofChunk() {
    return new FileProgress(listener, pool, source, this);
  }

  void moved(long bytes) {
    pool.moved(bytes);
    report(bytes);
  }

  private void report(long bytes) {
    reported.addAndGet(bytes);
    if (whole == null) {
      listener.on(BytesCopied.of(source, bytes));
    } else {
      whole.report(bytes);
    }
  }

  /** What was reported of this attempt counts no more. */
  void takeBack() {
    long bytes = reported.getAndSet(0);
    if (bytes == 0) {
      return;
    }
    if (whole == null) {
      listener.on(BytesCopied.of(source, -bytes));
    } else {
      whole.report(-bytes);
    }
  }

  /**
   * An attempt failed, and another one follows.
   *
   * @param attempt which one failed, from 1
   */
  void retried(int attempt, CopyException cause) {
    if (cause.code() == ErrorCode.SERVER_BUSY || cause.code() == ErrorCode.DATANODE_FAILED) {
      pool.refused();
    }
    listener.on(FileRetried.of(source, attempt, cause));
  }
}
