package io.howdah.run;

import io.howdah.CopyEvent;
import io.howdah.CopyListener;

/** Passes events to a front end's listener, and keeps what that one throws from the copy. */
final class ContainedListener implements CopyListener {
  private final CopyListener listener;

  ContainedListener(CopyListener listener) {
    this.listener = listener;
  }

  @Override
  public void on(CopyEvent event) {
    try {
      listener.on(event);
    } catch (RuntimeException | Error e) {
      // A listener that fails is no reason to fail a copy, and there is no other place to tell it.
      assert e != null;
    }
  }
}
