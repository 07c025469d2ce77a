package io.howdah.agent;

import io.howdah.front.progress.Progress;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.Supplier;

/**
 * Shows the progress of the copy. On a terminal it redraws a line several times a second and
 * removes it at the end. Elsewhere it prints a line at intervals if the text has changed.
 */
final class ProgressDisplay implements AutoCloseable {
  private static final long LIVE_MILLIS = 250;
  private static final long PLAIN_MILLIS = 10_000;
  private static final int PLAIN_WIDTH = 200;

  private final Supplier<Progress> progress;
  private final LiveLine liveLine;
  private final PrintStream stderr;
  private final Terminal terminal;
  private final Timer timer = new Timer("howdah-progress", true);
  private String last = "";
  private boolean closed;

  private ProgressDisplay(
      Supplier<Progress> progress, LiveLine liveLine, PrintStream stderr, Terminal terminal) {
    this.progress = progress;
    this.liveLine = liveLine;
    this.stderr = stderr;
    this.terminal = terminal;
  }

  /**
   * Starts the display.
   *
   * @param liveLine the target of {@code stderr}
   */
  static ProgressDisplay start(
      Supplier<Progress> progress, LiveLine liveLine, PrintStream stderr, Terminal terminal) {
    ProgressDisplay display = new ProgressDisplay(progress, liveLine, stderr, terminal);
    long period = terminal.isPresent() ? LIVE_MILLIS : PLAIN_MILLIS;
    display.timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            display.tick();
          }
        },
        period,
        period);
    return display;
  }

  /** Creates a display without a timer. It draws only at calls of {@link #tick}. */
  static ProgressDisplay paused(
      Supplier<Progress> progress, LiveLine liveLine, PrintStream stderr, Terminal terminal) {
    return new ProgressDisplay(progress, liveLine, stderr, terminal);
  }

  /** Shows the present progress. */
  synchronized void tick() {
    if (closed) {
      return;
    }
    // The last column stays free: some terminals wrap as soon as it is written.
    int width = terminal.isPresent() ? terminal.width() - 1 : PLAIN_WIDTH;
    String text = ProgressText.of(progress.get(), width);
    if (terminal.isPresent()) {
      draw(text);
    } else if (!text.equals(last)) {
      stderr.println(text);
    }
    last = text;
  }

  private void draw(String text) {
    try {
      liveLine.show(text);
    } catch (IOException e) {
      // Standard error is closed. The copy continues without a display.
      timer.cancel();
    }
  }

  /** Stops the display and removes the line. */
  @Override
  public synchronized void close() {
    closed = true;
    timer.cancel();
    try {
      liveLine.erase();
    } catch (IOException e) {
      // Standard error is closed, so no line can remain on it.
      last = "";
    }
  }
}
