package io.howdah.transfer;

import io.howdah.CopyListener;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Tells the listener of one file's bytes, and takes them back when an attempt is given up. */
final class FileProgress {
  private final CopyListener listener;
  private final String source;
  private final @Nullable FileProgress whole;
  private final AtomicLong reported = new AtomicLong();

  FileProgress(CopyListener listener, String source) {
    this(listener, source, null);
  }

  private FileProgress(CopyListener listener, String source, @Nullable FileProgress whole) {
    this.listener = listener;
    this.source = source;
    this.whole = whole;
  }

  /** The progress of a chunk, which can be taken back alone and counts for the file as well. */
  FileProgress part() {
    return new FileProgress(listener, source, this);
  }

  void moved(long bytes) {
    reported.addAndGet(bytes);
    if (whole == null) {
      listener.bytesCopied(source, bytes);
    } else {
      whole.moved(bytes);
    }
  }

  void takeBack() {
    long bytes = reported.getAndSet(0);
    if (bytes == 0) {
      return;
    }
    if (whole == null) {
      listener.bytesCopied(source, -bytes);
    } else {
      whole.moved(-bytes);
    }
  }
}
