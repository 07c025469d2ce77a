package io.howdah.oozie.run;

import io.howdah.front.progress.Delay;
import io.howdah.front.progress.Progress;
import java.time.Duration;
import java.util.Locale;

/** Formats the progress of a copy for the external status, whose length is limited. */
final class ProgressText {
  /** Shorter delays are normal and not shown. */
  private static final Duration SHORTEST_DELAY = Duration.ofSeconds(3);

  private ProgressText() {}

  /**
   * For example {@code RUNNING 42% 310/742 files 120 MB/s}. A plus sign shows that more files may
   * be found. Where files wait for a server, their number, the delay and the reason follow.
   */
  static String of(Progress progress) {
    String text =
        String.format(
            Locale.ROOT,
            "RUNNING %d%% %d/%d%s files %.0f MB/s",
            progress.percent(),
            progress.filesDone(),
            progress.filesPlanned(),
            progress.isPlanComplete() ? "" : "+",
            progress.bytesPerSecond() / 1_000_000);
    Delay delay = progress.delay();
    return delay == null || delay.duration().compareTo(SHORTEST_DELAY) < 0
        ? text
        : text + ", " + delay;
  }
}
