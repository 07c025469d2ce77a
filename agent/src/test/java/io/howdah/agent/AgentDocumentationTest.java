package io.howdah.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.ClusterPath;
import io.howdah.CopyRequest;
import io.howdah.CopyStatus;
import io.howdah.Lag;
import io.howdah.SnapshotStatus;
import io.howdah.TreeComparison;
import io.howdah.cluster.ConfigurationReader;
import io.howdah.front.status.ComparisonFigures;
import io.howdah.front.status.StatusFigures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks the documentation against the agent. */
class AgentDocumentationTest {
  @Test
  void showsTheHelpTextAsItIs() throws IOException {
    assertThat(page("agent.md")).contains("```text\n" + HelpText.full() + "```\n");
    assertThat(page("check.md")).contains("```text\n" + HelpText.ofCheck() + "```\n");
    assertThat(page("lag.md")).contains("```text\n" + HelpText.ofLag() + "```\n");
    assertThat(page("undo.md")).contains("```text\n" + HelpText.ofUndo() + "```\n");
    assertThat(page("plan.md")).contains("```text\n" + HelpText.ofRun() + "```\n");
    assertThat(page("checking-clusters.md"))
        .contains("```text\n" + HelpText.ofClusters() + "```\n");
  }

  @Test
  void explainsEveryKeyOfTheStatus() throws IOException {
    CopyRequest request =
        CopyRequest.builder(ClusterPath.of("a", "/"), ClusterPath.of("b", "/")).build();
    CopyStatus status = CopyStatus.builder(request, Instant.EPOCH).lag(Lag.NONE).build();

    for (String key : new StatusFigures(ZoneOffset.UTC).of(status).keySet()) {
      assertThat(page("status.md")).contains("`" + key + "`");
    }
  }

  @Test
  void explainsEveryKeyOfAComparison() throws IOException {
    CopyRequest request =
        CopyRequest.builder(ClusterPath.of("a", "/"), ClusterPath.of("b", "/")).build();
    TreeComparison comparison =
        TreeComparison.builder(request, Instant.EPOCH).lag(Lag.NONE).build();

    for (String key : new ComparisonFigures(ZoneOffset.UTC).of(comparison).keySet()) {
      assertThat(page("check.md")).contains("`" + key + "`");
    }
  }

  @Test
  void explainsEveryKeyAndMetricOfALag() throws IOException {
    CopyRequest request =
        CopyRequest.builder(ClusterPath.of("a", "/"), ClusterPath.of("b", "/")).build();
    TreeComparison lag =
        TreeComparison.builder(request, Instant.EPOCH)
            .lag(Lag.NONE)
            .lagBasis(Lag.Basis.SNAPSHOTS, null)
            .snapshots(SnapshotStatus.of(null, "pair", 0, null))
            .build();
    CopyStatus copy = CopyStatus.builder(request, Instant.EPOCH).lag(Lag.NONE).build();

    for (String key : new ComparisonFigures(ZoneOffset.UTC).of(lag).keySet()) {
      assertThat(page("lag.md")).contains("`" + key + "`");
    }
    Matcher metric = Pattern.compile("(?m)^# TYPE (\\S+) ").matcher(RunMetrics.of(copy).text(null));
    while (metric.find()) {
      assertThat(page("lag.md")).contains("`" + metric.group(1) + "`");
    }
  }

  @Test
  void hasAnExampleThatWorks(@TempDir Path directory) throws IOException {
    Matcher example = Pattern.compile("(?s)```json\n(.*?)```").matcher(page("configuration.md"));
    assertThat(example.find()).isTrue();
    Path file = Files.writeString(directory.resolve("example.cfg"), example.group(1));

    ConfigurationReader reader = new ConfigurationReader(Map.of(), directory);

    assertThat(reader.read(file).aliases()).containsExactly("prod");
  }

  private static String page(String name) throws IOException {
    return Files.readString(Path.of("..", "docs", name));
  }
}
