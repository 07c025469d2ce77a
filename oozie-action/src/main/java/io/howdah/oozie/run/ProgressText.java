package io.howdah.oozie.run;

import io.howdah.front.progress.Delay;
import io.howdah.front.progress.Progress;
import java.time.Duration;
import java.util.Locale;

/** How far a copy is, in the few words that Oozie has room for. */
final class ProgressText {
  /** Shorter delays come and go without a reason to look. */
  private static final Duration WORTH_TELLING = Duration.ofSeconds(3);

  private ProgressText() {}

  /**
   * For instance {@code RUNNING 42% 310/742 files 120 MB/s}; a plus says that more may come. Where
   * files wait for a server, it is followed by how many, how long and why.
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
    return delay == null || delay.duration().compareTo(WORTH_TELLING) < 0
        ? text
        : text + ", " + delay;
  }
}
