package io.howdah.run;

import io.howdah.CopyEvent;
import io.howdah.CopyListener;
import io.howdah.event.BytesCopied;
import io.howdah.event.EventHandlers;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Does something in the middle of a copy: once, when so many bytes have been moved. */
final class OnceMoved implements CopyListener {
  private final long bytes;
  private final Runnable action;
  private final AtomicLong moved = new AtomicLong();
  private final AtomicBoolean done = new AtomicBoolean();
  private final CopyListener handlers =
      EventHandlers.builder().on(BytesCopied.class, this::moved).build();

  OnceMoved(long bytes, Runnable action) {
    this.bytes = bytes;
    this.action = action;
  }

  @Override
  public void on(CopyEvent event) {
    handlers.on(event);
  }

  private void moved(BytesCopied more) {
    if (moved.addAndGet(more.bytes()) >= bytes && done.compareAndSet(false, true)) {
      action.run();
    }
  }

  /** Whether the moment came: a test that missed it proves nothing. */
  boolean happened() {
    return done.get();
  }
}
