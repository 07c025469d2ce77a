package io.howdah.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.howdah.lab.Promtool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The alert rules of the example prometheus, by Prometheus' own checker. */
class PrometheusAlertsTest {
  private static final Path RULES = Path.of("prometheus", "howdah-alerts.yml").toAbsolutePath();
  private static final Path CASES =
      Path.of("src/test/resources/prometheus/howdah-alerts-test.yml").toAbsolutePath();

  // The method below runs first, which NullAway does not see.
  @SuppressWarnings("NullAway.Init")
  private Promtool promtool;

  @BeforeEach
  void requirePromtool() {
    Optional<Promtool> found = Promtool.find();
    assumeTrue(found.isPresent(), Promtool.MISSING);
    promtool = found.get();
  }

  @Test
  void areValid() {
    assertThat(promtool.complaints("", "check", "rules", RULES.toString())).isEmpty();
  }

  @Test
  void fireWhereAMirrorIsBehindOrARunFailsOrIsMissing(@TempDir Path directory) throws Exception {
    assertThat(played(directory, Files.readString(RULES))).isEmpty();
  }

  /** The limit of the first rule is longer here, so an alert does not fire that should. */
  @Test
  void areNoticedByThisTestWhereTheyDoNotFire(@TempDir Path directory) throws Exception {
    String rules = Files.readString(RULES).replaceFirst(Pattern.quote("2 * 3600"), "20 * 3600");

    assertThat(played(directory, rules)).contains("FAILED", "HowdahMirrorBehind");
  }

  /** Each name of a metric in the rules is one that the page explains. */
  @Test
  void useMetricsThatExist() throws Exception {
    String page = Files.readString(Path.of("..", "docs", "lag.md"));

    assertThat(
            Pattern.compile("howdah_[a-z_]+")
                .matcher(Files.readString(RULES))
                .results()
                .map(match -> match.group()))
        .hasSize(3)
        .allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
  }

  private String played(Path directory, String rules) throws Exception {
    Path file = Files.writeString(directory.resolve("rules.yml"), rules);
    Path cases =
        Files.writeString(
            directory.resolve("cases.yml"),
            Files.readString(CASES).replace("RULES", file.toString()));
    return promtool.complaints("", "test", "rules", cases.toString());
  }
}
