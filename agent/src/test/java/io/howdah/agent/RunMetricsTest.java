package io.howdah.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.ClusterPath;
import io.howdah.ComparedEntry.State;
import io.howdah.CopyException;
import io.howdah.CopyOptions;
import io.howdah.CopyRequest;
import io.howdah.CopyStatus;
import io.howdah.Count;
import io.howdah.ErrorCode;
import io.howdah.Lag;
import io.howdah.Mode;
import io.howdah.TreeComparison;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunMetricsTest {
  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  private final CopyRequest request = request("/in", "/out", CopyOptions.defaults());

  @Test
  void tellWhatACopyDid() {
    CopyStatus status =
        CopyStatus.builder(request, START)
            .endTime(START.plusMillis(1_500))
            .copied(Count.of(1, 30))
            .skipped(Count.of(2, 40))
            .failed(Count.of(3, 50))
            .deleted(Count.of(4, 60))
            .postponed(Count.of(5, 70))
            .lag(Lag.of(Count.of(3, 50), START.minusSeconds(90)))
            .build();

    assertThat(RunMetrics.of(status).text(null))
        .isEqualTo(
            """
            # HELP howdah_lag_seconds Age of the oldest change of the source that the destination \
            lacks, 0 for none.
            # TYPE howdah_lag_seconds gauge
            howdah_lag_seconds{LABELS} 90
            # HELP howdah_lag_files Files of the source that the destination lacks.
            # TYPE howdah_lag_files gauge
            howdah_lag_files{LABELS} 3
            # HELP howdah_lag_bytes Bytes of the files that the destination lacks.
            # TYPE howdah_lag_bytes gauge
            howdah_lag_bytes{LABELS} 50
            # HELP howdah_in_sync_timestamp_seconds Time whose state of the source the destination \
            has.
            # TYPE howdah_in_sync_timestamp_seconds gauge
            howdah_in_sync_timestamp_seconds{LABELS} 1767322955.000
            # HELP howdah_last_run_timestamp_seconds Time of the end of the last run.
            # TYPE howdah_last_run_timestamp_seconds gauge
            howdah_last_run_timestamp_seconds{LABELS} 1767323046.500
            # HELP howdah_last_run_duration_seconds Duration of the last run.
            # TYPE howdah_last_run_duration_seconds gauge
            howdah_last_run_duration_seconds{LABELS} 1.500
            # HELP howdah_last_run_success Whether the last run did all that it should, 1 or 0.
            # TYPE howdah_last_run_success gauge
            howdah_last_run_success{LABELS} 0
            # HELP howdah_last_run_files Files of the last run by their result.
            # TYPE howdah_last_run_files gauge
            howdah_last_run_files{LABELS,result="copied"} 1
            howdah_last_run_files{LABELS,result="deleted"} 4
            howdah_last_run_files{LABELS,result="postponed"} 5
            howdah_last_run_files{LABELS,result="skipped"} 2
            howdah_last_run_files{LABELS,result="failed"} 3
            # HELP howdah_last_run_bytes Bytes of the files of the last run by their result.
            # TYPE howdah_last_run_bytes gauge
            howdah_last_run_bytes{LABELS,result="copied"} 30
            howdah_last_run_bytes{LABELS,result="deleted"} 60
            howdah_last_run_bytes{LABELS,result="postponed"} 70
            howdah_last_run_bytes{LABELS,result="skipped"} 40
            howdah_last_run_bytes{LABELS,result="failed"} 50"""
                .replace("LABELS", "command=\"copy\",source=\"a:/in\",destination=\"b:/out\""));
  }

  /** The time since then grows while copies fail, and so an alert on it fires. */
  @Test
  void keepTheTimeInSyncWhereTheLagIsUnknown() {
    CopyStatus failed =
        CopyStatus.builder(request, START)
            .error(new CopyException(ErrorCode.CLUSTER_UNREACHABLE, "down"))
            .build();

    assertThat(RunMetrics.of(failed).text("123.456").lines())
        .anyMatch(line -> line.matches("howdah_in_sync_timestamp_seconds\\{.*} 123\\.456"))
        .anyMatch(line -> line.matches("howdah_last_run_success\\{.*} 0"))
        .noneMatch(line -> line.contains("howdah_lag_"));
    assertThat(RunMetrics.of(failed).text(null)).doesNotContain("in_sync");
  }

  /** Its series would otherwise be another one than that of the run before. */
  @Test
  void haveThePathsOfTheRequest() {
    CopyStatus status =
        CopyStatus.builder(request("in", "out", CopyOptions.defaults()), START)
            .sourcePath("/user/me/in")
            .destinationPath("/user/me/out/in")
            .build();

    assertThat(RunMetrics.of(status).inSyncSeries())
        .isEqualTo(
            "howdah_in_sync_timestamp_seconds{command=\"copy\",source=\"a:in\",destination=\"b:out\"}");
  }

  @Test
  void escapeTheirLabels() {
    CopyStatus status =
        CopyStatus.builder(request("/a\"b\\c\nd/ü", "/out", CopyOptions.defaults()), START).build();

    assertThat(RunMetrics.of(status).text(null)).contains("source=\"a:/a\\\"b\\\\c\\nd/ü\"");
  }

  @Test
  void areNotThoseOfACopyWhereNothingIsCopied() {
    CopyRequest dryRun = request("/in", "/out", CopyOptions.builder().mode(Mode.DRY_RUN).build());
    CopyStatus status = CopyStatus.builder(dryRun, START).toCopy(Count.of(7, 8)).build();

    assertThat(RunMetrics.of(status).text(null))
        .contains("command=\"dry-run\"", "result=\"to_copy\"} 7")
        .doesNotContain("\"copied\"");
  }

  /** Differences are not a failure of the check. */
  @Test
  void tellWhatACheckFound() {
    TreeComparison comparison =
        TreeComparison.builder(request, START)
            .count(State.EQUAL, Count.of(2, 20), 0)
            .count(State.DIFFERENT, Count.of(1, 5), 0)
            .build();

    assertThat(RunMetrics.of(comparison).text(null).lines())
        .contains(
            "howdah_last_run_success"
                + "{command=\"check\",source=\"a:/in\",destination=\"b:/out\"} 1")
        .anyMatch(line -> line.endsWith("result=\"equal\"} 20"))
        .anyMatch(line -> line.endsWith("result=\"different\"} 1"));
  }

  /** The collector refuses a file whose series are not beside each other. */
  @Test
  void nameEachMetricOnce() {
    List<String> names = new ArrayList<>();
    RunMetrics.of(CopyStatus.builder(request, START).lag(Lag.NONE).build())
        .text(null)
        .lines()
        .filter(line -> line.startsWith("# TYPE"))
        .forEach(names::add);

    assertThat(names).hasSize(9).doesNotHaveDuplicates();
  }

  private static CopyRequest request(String source, String destination, CopyOptions options) {
    return CopyRequest.builder(ClusterPath.of("a", source), ClusterPath.of("b", destination))
        .options(options)
        .build();
  }
}
