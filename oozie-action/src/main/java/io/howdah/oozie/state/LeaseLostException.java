package io.howdah.oozie.state;

import java.io.IOException;

/** Another owner has claimed the run, so this one must not publish any more files. */
public final class LeaseLostException extends IOException {
  private static final long serialVersionUID = 1L;

  LeaseLostException() {
    super("Another server has taken over this copy.");
  }
}
