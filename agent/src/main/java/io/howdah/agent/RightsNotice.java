package io.howdah.agent;

import io.howdah.CopyEvent;
import io.howdah.CopyListener;
import io.howdah.event.RightMissing;
import io.howdah.front.text.OneLineText;
import java.io.PrintStream;

/** Tells the user which rights are missing. The status only counts what that costs. */
final class RightsNotice implements CopyListener {
  private final PrintStream stderr;

  RightsNotice(PrintStream stderr) {
    this.stderr = stderr;
  }

  @Override
  public void on(CopyEvent event) {
    if (event instanceof RightMissing) {
      stderr.println("howdah: " + OneLineText.of(((RightMissing) event).sentence()));
    }
  }
}
