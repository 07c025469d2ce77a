package io.howdah.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.ClusterPath;
import io.howdah.CopyException;
import io.howdah.CopyRequest;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.Lag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsFileTest {
  private static final Instant MONDAY = Instant.parse("2026-11-30T00:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-12-01T00:00:00Z");

  private static final String IN_SYNC_ON_MONDAY =
      "howdah_in_sync_timestamp_seconds"
          + "{command=\"copy\",source=\"a:/in\",destination=\"b:/out\"} 1795996800.000\n";

  private Path path;

  @BeforeEach
  void chooseFile(@TempDir Path directory) {
    path = directory.resolve("howdah.prom");
  }

  @Test
  void hasTheMetricsOfTheLastRunOnly() throws Exception {
    write(status("/in", MONDAY).lag(Lag.NONE));
    assertThat(path).content().contains(IN_SYNC_ON_MONDAY);

    write(status("/in", TUESDAY).lag(Lag.NONE));

    assertThat(path)
        .content()
        .contains("destination=\"b:/out\"} 1796083200.000\n")
        .doesNotContain("1795996800")
        .endsWith("\n");
  }

  @Test
  void keepsTheTimeInSyncOfTheRunBefore() throws Exception {
    write(status("/in", MONDAY).lag(Lag.NONE));

    write(failed("/in", TUESDAY));
    assertThat(path).content().contains(IN_SYNC_ON_MONDAY);

    write(failed("/in", TUESDAY.plusSeconds(60)));
    assertThat(path).content().contains(IN_SYNC_ON_MONDAY);
  }

  @Test
  void keepsNoTimeOfOtherPaths() throws Exception {
    write(status("/in", MONDAY).lag(Lag.NONE));

    write(failed("/in/other", TUESDAY));

    assertThat(path).content().doesNotContain("in_sync");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "-1", "1e9", "1\u00a0", ""})
  void keepsNoTimeThatIsNoNumber(String value) throws Exception {
    Files.writeString(path, IN_SYNC_ON_MONDAY.replace("1795996800.000", value));

    write(failed("/in", TUESDAY));

    assertThat(path).content().doesNotContain("in_sync").contains("success");
  }

  @Test
  void isReplacedWhateverItHas() throws Exception {
    Files.write(path, new byte[] {(byte) 0xff, 0, '\n', (byte) 0xc3});

    write(failed("/in", TUESDAY));

    assertThat(path).content().startsWith("# HELP");
  }

  @Test
  void cannotBeADirectory(@TempDir Path directory) {
    assertThatThrownBy(() -> new MetricsFile(directory, "run1").check())
        .isInstanceOf(CopyException.class)
        .hasMessage("The metrics file " + directory + " is a directory.");
  }

  private void write(CopyStatus.Builder status) throws CopyException {
    MetricsFile file = new MetricsFile(path, "run1");
    file.check();
    file.write(RunMetrics.of(status.build()));
  }

  private static CopyStatus.Builder failed(String source, Instant start) {
    return status(source, start)
        .error(new CopyException(ErrorCode.CLUSTER_UNREACHABLE, "It is down."));
  }

  private static CopyStatus.Builder status(String source, Instant start) {
    return CopyStatus.builder(
        CopyRequest.builder(ClusterPath.of("a", source), ClusterPath.of("b", "/out")).build(),
        start);
  }
}
