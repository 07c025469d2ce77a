package io.howdah.agent;

import io.howdah.front.progress.Delay;
import io.howdah.front.progress.Progress;
import java.time.Duration;
import java.util.Locale;

/** Formats the progress as one line, with the most important values first. */
final class ProgressText {
  /** Shorter delays are normal and not shown. */
  private static final Duration SHORTEST_DELAY = Duration.ofSeconds(3);

  private ProgressText() {}

  /** The line, cut off at {@code width}. */
  static String of(Progress progress, int width) {
    StringBuilder line = new StringBuilder();
    line.append(String.format(Locale.ROOT, "%3d%%", progress.percent()));
    line.append("  ").append(progress.filesDone()).append('/').append(progress.filesPlanned());
    // A plus sign shows that more files may be found.
    line.append(progress.isPlanComplete() ? " files  " : "+ files  ");
    line.append(speed(progress.bytesPerSecond()));
    Duration remaining = progress.remaining();
    if (remaining != null && progress.percent() < 100) {
      line.append("  ETA ").append(time(remaining));
    }
    if (progress.filesFailed() > 0) {
      line.append("  ").append(progress.filesFailed()).append(" failed");
    }
    Delay delay = progress.delay();
    if (delay != null && delay.duration().compareTo(SHORTEST_DELAY) >= 0) {
      line.append("  ").append(delay);
    }
    return line.length() <= width ? line.toString() : line.substring(0, Math.max(0, width));
  }

  private static String speed(double bytesPerSecond) {
    if (bytesPerSecond >= 999.95e6) {
      return String.format(Locale.ROOT, "%.1f GB/s", bytesPerSecond / 1e9);
    }
    return String.format(Locale.ROOT, "%.1f MB/s", bytesPerSecond / 1e6);
  }

  private static String time(Duration duration) {
    long seconds = duration.toMillis() / 1000;
    if (seconds >= 100 * 3600) {
      return seconds / (24 * 3600) + " days";
    }
    return String.format(
        Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }
}
