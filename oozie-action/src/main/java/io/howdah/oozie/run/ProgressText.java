package io.howdah.oozie.run;

import io.howdah.report.Progress;
import java.util.Locale;

/** How far a copy is, in the few words that Oozie has room for. */
final class ProgressText {
  private ProgressText() {}

  /** For instance {@code RUNNING 42% 310/742 files 120 MB/s}; a plus says that more may come. */
  static String of(Progress progress) {
    return String.format(
        Locale.ROOT,
        "RUNNING %d%% %d/%d%s files %.0f MB/s",
        progress.percent(),
        progress.filesDone(),
        progress.filesPlanned(),
        progress.isPlanComplete() ? "" : "+",
        progress.bytesPerSecond() / 1_000_000);
  }
}
