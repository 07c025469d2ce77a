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
 * Reports the bytes and retries of one file to the listener, and to the pool, which adjusts its
 * level. It subtracts the bytes of an abandoned attempt.
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
   * The progress of a file without moved bytes.
   *
   * @param source its absolute path
   */
  static FileProgress of(TransferContext context, String source) {
    return new FileProgress(context.listener(), context.pool(), source, null);
  }

  /** The progress of a chunk, which also counts for the file and can be subtracted separately. */
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

  /** Subtracts the bytes that this attempt has reported. */
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
   * Reports a failed attempt that is followed by another one.
   *
   * @param attempt the number of the failed attempt, from 1
   */
  void retried(int attempt, CopyException cause) {
    if (cause.code() == ErrorCode.SERVER_BUSY || cause.code() == ErrorCode.DATANODE_FAILED) {
      pool.refused();
    }
    listener.on(FileRetried.of(source, attempt, cause));
  }
}
