package io.howdah.bench;

import static io.howdah.bench.ExampleRuns.lost;
import static io.howdah.bench.ExampleRuns.run;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class ReportsTest {
  private static final RunConditions CONDITIONS =
      new RunConditions(
          "Side by side", Map.of("Hadoop", "3.4.3"), List.of("rclone was not measured."));

  private final Scoreboard board =
      new Scoreboard(
          List.of(
              run("howdah", 1, 1),
              run("curl-4", 1, 2),
              run("curl-8", 1, 4),
              lost("fsshell-hdfs-10", 1, 1),
              run("howdah", 2, 3),
              run("curl-4", 2, 3),
              run("curl-8", 2, 2),
              lost("fsshell-hdfs-10", 2, 1)));

  @Test
  void theTableHasMediansAndRatiosToHowdah() {
    String text = new MarkdownReport(board, CONDITIONS).text();

    assertThat(text)
        .contains("- Hadoop: 3.4.3")
        .contains("- rclone was not measured.")
        .contains("here 2 files, 0.004 GB")
        .contains(
            "| **curl-4** | 1 | 1.7 | 2.50 (2.00..3.00) | 625.00 | 312.50 | 64 "
                + "| 1.25 (1.00..2.00) |  |  |");
  }

  @Test
  void aLostRunIsReportedAsLost() {
    assertThat(new MarkdownReport(board, CONDITIONS).text())
        .contains("| fsshell-hdfs-10 |  |  |  |  |  |  |  |  | 2 of 2 |");
  }

  @Test
  void everySingleRunIsInTheJson() throws IOException {
    String text = new JsonReport(board, CONDITIONS).text();

    int runs = 0;
    TreeSet<String> losses = new TreeSet<>();
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      while (parser.nextToken() != null) {
        if ("wallSeconds".equals(parser.currentName()) && parser.currentToken().isNumeric()) {
          runs++;
        }
        if ("loss".equals(parser.currentName())) {
          losses.add(parser.getText());
        }
      }
    }
    assertThat(runs).isEqualTo(8);
    assertThat(losses).contains("differs");
  }

  @Test
  void theChartShowsTheBestLevelsOfWhoDidNotLose() throws Exception {
    String text = new SvgChart(board, CONDITIONS).text();

    assertThat(rootOf(text)).isEqualTo("svg");
    assertThat(text)
        .contains(">howdah<")
        .contains(">curl-4<")
        .doesNotContain("curl-8")
        .doesNotContain("fsshell");
  }

  @Test
  void growthIsDrawnWhereOneSetWasCopiedAtSeveralScales() throws Exception {
    assertThat(new GrowthChart(board, CONDITIONS).hasGrowth()).isFalse();
    GrowthChart growth =
        new GrowthChart(
            new Scoreboard(
                List.of(run("howdah", 1, 1), run(ExampleRuns.MORE_WORK, "howdah", 1, 3))),
            CONDITIONS);

    assertThat(growth.hasGrowth()).isTrue();
    String text = growth.text();
    assertThat(rootOf(text)).isEqualTo("svg");
    assertThat(text).contains(">2 files<").contains(">4 files<").contains(">howdah<");
    assertThat(text).contains(">250<").contains(">375<");
  }

  private static String rootOf(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
        .getDocumentElement()
        .getTagName();
  }
}
