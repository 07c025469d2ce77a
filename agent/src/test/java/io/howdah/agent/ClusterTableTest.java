package io.howdah.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.ClusterProblem;
import io.howdah.ClusterReport;
import io.howdah.ErrorCode;
import io.howdah.NameserviceReport;
import io.howdah.ServerReport;
import io.howdah.ServerReport.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterTableTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  @Test
  void linesUpWhatIsKnownAndListsWhatIsWrong() {
    assertThat(text(SampleReports.healthy(), SampleReports.readOnly(), SampleReports.dead()))
        .isEqualTo(
            """
            CLUSTER  REACHABLE  ACTIVE NAMENODE   HADOOP  USER  LOGIN  HOME       READ  WRITE  CLOCK
            staging  yes        nn2:9870          3.4.3   etl   NONE   /user/etl  yes   -      0 s
                                nn3:9870          3.4.3
            prod     yes        hf1:14000 HttpFS  -       etl   TOKEN  /user/etl  yes   no     -12 s
            archive  no         -                 -       -     NONE   -          -     -      -

            prod:
              Warning: http://hf2:14000 is silent.
                -> Check the configured urls, the network and that the cluster is up.
              Error: No write access for etl.
                -> Ask the owner for access, or run as a user who has it.

            archive:
              Error: http://a:1 is silent.
              Error: http://b:1 is silent.
                -> Check the configured urls, the network and that the cluster is up.

            3 clusters, 2 cannot be used.
            """);
  }

  @Test
  void showsOnlyTheColumnsThatSaySomething() {
    assertThat(text(SampleReports.healthy()))
        .isEqualTo(
            """
            CLUSTER  REACHABLE  ACTIVE NAMENODE  HADOOP  USER  LOGIN  HOME       READ  CLOCK
            staging  yes        nn2:9870         3.4.3   etl   NONE   /user/etl  yes   0 s
                                nn3:9870         3.4.3

            1 cluster, all is well.
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "P7D, 7 d",
    "PT26H, 1 d",
    "PT23H59M, 23 h",
    "PT59M, 59 min",
    "PT30S, 0 min",
    "PT-1S, expired",
  })
  void saysHowLongATokenLives(Duration left, String text) {
    ClusterReport report = SampleReports.healthy("a").tokenExpiry(NOW.plus(left)).build();

    assertThat(text(report)).contains("LOGIN  TOKEN").containsPattern("NONE +" + text + " +/user");
  }

  @Test
  void fitsThePageWhateverTheNames() {
    String host = "http://namenode-number-one.hadoop-cluster-of-the-north.example.com:9870";
    String path = "/a/home/directory/that/is/much/longer/than/anybody/would/make/it/of/etl";
    ClusterReport report =
        ClusterReport.builder("a-cluster-in-the-north-of-the-country", "TKN_GSSAPI")
            .nameservices(
                List.of(
                    NameserviceReport.of(
                        List.of("/"),
                        List.of(ServerReport.builder(host).role(Role.ACTIVE).build()))))
            .user("a-service-account-with-a-name")
            .home(path)
            .problem(
                ClusterProblem.warning(
                    ErrorCode.PARENT_NOT_FOUND, path + " is missing, " + host, "Make " + path))
            .build();

    assertThat(text(report).lines()).allMatch(line -> line.length() <= 100);
    assertThat(text(report)).contains("namenode-", ".com:9870", "\n  Warning: " + path);
  }

  @Test
  void letsNoNameCommandTheTerminal() {
    ClusterReport report =
        SampleReports.healthy("a\u001b[2J")
            .problem(ClusterProblem.warning(ErrorCode.SAFE_MODE, "x\ny", "z\r"))
            .build();

    assertThat(text(report)).contains("a?[2J ", "  Warning: x?y\n    -> z?\n");
  }

  @Test
  void countsWarningsApart() {
    ClusterReport warned =
        SampleReports.healthy("b")
            .problem(ClusterProblem.warning(ErrorCode.SAFE_MODE, "x", "y"))
            .build();

    assertThat(text(SampleReports.healthy(), warned))
        .endsWith("\n2 clusters, usable, with warnings for 1.\n");
    assertThat(text(SampleReports.dead(), warned))
        .endsWith("\n2 clusters, 1 cannot be used, and warnings for 1.\n");
  }

  private static String text(ClusterReport... reports) {
    return new ClusterTable(Clock.fixed(NOW, ZoneOffset.UTC)).text(List.of(reports));
  }
}
