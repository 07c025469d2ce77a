package io.howdah.run;

import io.howdah.CopyEvent;
import io.howdah.CopyListener;

/** Passes events to the listener of a front end and contains its exceptions. */
public final class ContainedListener implements CopyListener {
  private final CopyListener listener;

  public ContainedListener(CopyListener listener) {
    this.listener = listener;
  }

  @Override
  public void on(CopyEvent event) {
    try {
      listener.on(event);
    } catch (RuntimeException | Error e) {
      // A failed listener must not fail the copy, and there is no other place to report it.
      assert e != null;
    }
  }
}
