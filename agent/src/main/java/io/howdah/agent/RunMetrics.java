package io.howdah.agent;

import io.howdah.ComparedEntry.State;
import io.howdah.CopyRequest;
import io.howdah.CopyStatus;
import io.howdah.Count;
import io.howdah.Lag;
import io.howdah.Mode;
import io.howdah.TreeComparison;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one run tells Prometheus. */
final class RunMetrics {
  private static final String IN_SYNC = "howdah_in_sync_timestamp_seconds";

  private final MetricsText.Labels labels;
  private final Instant startTime;
  private final Instant endTime;
  private final boolean isSuccessful;
  private final @Nullable Lag lag;
  private final Map<String, Count> results = new LinkedHashMap<>();

  private RunMetrics(String command, CopyStatus status) {
    labels = labels(command, status.request());
    startTime = status.startTime();
    endTime = status.endTime();
    isSuccessful = status.isSuccessful();
    lag = status.lag();
  }

  private RunMetrics(String command, TreeComparison comparison) {
    labels = labels(command, comparison.request());
    startTime = comparison.startTime();
    endTime = comparison.endTime();
    lag = comparison.lag();
    isSuccessful = comparison.isComplete() && (comparison.lagBasis() == null || lag != null);
  }

  /**
   * The paths are those of the request: the series of a run that fails before it has resolved them
   * must be the same.
   */
  private static MetricsText.Labels labels(String command, CopyRequest request) {
    return MetricsText.Labels.of("command", command)
        .and("source", request.source().toString())
        .and("destination", request.destination().toString());
  }

  /** What a copy or a dry run tells. */
  static RunMetrics of(CopyStatus status) {
    boolean isDryRun = status.request().options().mode() == Mode.DRY_RUN;
    RunMetrics metrics = new RunMetrics(isDryRun ? "dry-run" : "copy", status);
    if (isDryRun) {
      metrics.results.put("to_copy", status.toCopy());
      metrics.results.put("to_delete", status.toDelete());
    } else {
      metrics.results.put("copied", status.copied());
      metrics.results.put("deleted", status.deleted());
      metrics.results.put("postponed", status.postponed());
    }
    metrics.results.put("skipped", status.skipped());
    metrics.results.put("failed", status.failed());
    return metrics;
  }

  /** What a check tells, or a run that only measures the lag. */
  static RunMetrics of(TreeComparison comparison) {
    boolean isCheck = comparison.lagBasis() == null;
    RunMetrics metrics =
        new RunMetrics(isCheck ? CheckParser.COMMAND : LagParser.COMMAND, comparison);
    if (isCheck) {
      for (State state : State.values()) {
        metrics.results.put(state.name().toLowerCase(Locale.ROOT), comparison.files(state));
      }
    }
    return metrics;
  }

  /** The name and the labels of the time as of which the destination is in sync. */
  String inSyncSeries() {
    return IN_SYNC + labels;
  }

  /**
   * All metrics in Prometheus' text format, without a line break at the end.
   *
   * @param inSyncBefore the value of {@link #inSyncSeries} before this run; null for none. It is
   *     kept where this run does not know the lag.
   */
  String text(@Nullable String inSyncBefore) {
    MetricsText text = new MetricsText();
    if (lag != null) {
      text.gauge(
              "howdah_lag_seconds",
              "Age of the oldest change of the source that the destination lacks, 0 for none.")
          .sample(labels, lag.secondsAt(startTime));
      text.gauge("howdah_lag_files", "Files of the source that the destination lacks.")
          .sample(labels, lag.files());
      text.gauge("howdah_lag_bytes", "Bytes of the files that the destination lacks.")
          .sample(labels, lag.bytes());
    }
    @Nullable Object inSync = lag == null ? inSyncBefore : seconds(lag.inSyncAsOf(startTime));
    if (inSync != null) {
      text.gauge(IN_SYNC, "Time whose state of the source the destination has.")
          .sample(labels, inSync);
    }
    text.gauge("howdah_last_run_timestamp_seconds", "Time of the end of the last run.")
        .sample(labels, seconds(endTime));
    text.gauge("howdah_last_run_duration_seconds", "Duration of the last run.")
        .sample(labels, seconds(Math.max(0, Duration.between(startTime, endTime).toMillis())));
    text.gauge("howdah_last_run_success", "Whether the last run did all that it should, 1 or 0.")
        .sample(labels, isSuccessful ? 1 : 0);
    addResults(text);
    return text.toString();
  }

  private void addResults(MetricsText text) {
    if (results.isEmpty()) {
      return;
    }
    text.gauge("howdah_last_run_files", "Files of the last run by their result.");
    results.forEach((result, count) -> text.sample(labels.and("result", result), count.files()));
    text.gauge("howdah_last_run_bytes", "Bytes of the files of the last run by their result.");
    results.forEach((result, count) -> text.sample(labels.and("result", result), count.bytes()));
  }

  private static BigDecimal seconds(Instant time) {
    return seconds(time.toEpochMilli());
  }

  private static BigDecimal seconds(long milliseconds) {
    return BigDecimal.valueOf(milliseconds, 3);
  }
}
