package io.howdah.oozie.state;

import io.howdah.RunJournal;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Records each file before it gets its final name. An entry has eight bytes, which are on the
 * DataNodes before the rename. Threads share flushes: a call during a flush waits for the next one.
 * An owner that was fenced cannot flush, and so cannot publish.
 */
public final class PublishJournal implements RunJournal, Closeable {
  private final FSDataOutputStream out;
  private final PublishedBefore before;
  private ByteBuffer pending = ByteBuffer.allocate(64 * Long.BYTES);
  private long noted;
  private long durable;
  private boolean flushing;
  private @Nullable Throwable failure;

  PublishJournal(FSDataOutputStream out, PublishedBefore before) {
    this.out = out;
    this.before = before;
  }

  @Override
  public void aboutToPublish(String destination) throws IOException {
    long mine = note(PathHash.of(destination));
    while (!isDurable(mine)) {
      flush();
    }
  }

  @Override
  public boolean mayHavePublished(String destination) {
    return before.contains(destination);
  }

  private synchronized long note(long hash) {
    if (!pending.hasRemaining()) {
      ByteBuffer larger = ByteBuffer.allocate(pending.capacity() * 2);
      pending.flip();
      larger.put(pending);
      pending = larger;
    }
    pending.putLong(hash);
    return ++noted;
  }

  /** Waits for a flush in progress. */
  private synchronized boolean isDurable(long number) throws IOException {
    while (flushing && durable < number) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("Interrupted while the run's journal was written.", e);
      }
    }
    if (failure != null) {
      throw new IOException("The run's journal cannot be written: " + failure, failure);
    }
    return durable >= number;
  }

  private void flush() {
    byte[] bytes;
    long upTo;
    synchronized (this) {
      if (flushing || failure != null) {
        return;
      }
      flushing = true;
      upTo = noted;
      pending.flip();
      bytes = new byte[pending.remaining()];
      pending.get(bytes);
      pending.clear();
    }
    Throwable failed = null;
    try {
      out.write(bytes);
      out.hflush();
    } catch (IOException | RuntimeException | Error e) {
      failed = e; // every thread that waits for this flush gets the failure, including this one
    } finally {
      end(upTo, failed);
    }
  }

  private synchronized void end(long upTo, @Nullable Throwable failed) {
    flushing = false;
    if (failed == null) {
      durable = upTo;
    } else {
      failure = failed;
    }
    notifyAll();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
