package io.howdah.check;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.ClusterCheckOptions;
import io.howdah.ClusterProblem;
import io.howdah.ClusterReport;
import io.howdah.ClusterReport.Reachability;
import io.howdah.ErrorCode;
import io.howdah.NameserviceReport;
import io.howdah.ServerReport;
import io.howdah.ServerReport.Role;
import io.howdah.auth.TestTokens;
import io.howdah.cluster.AuthMechanism;
import io.howdah.cluster.ClusterConfiguration;
import io.howdah.cluster.ClusterSettings;
import io.howdah.cluster.Nameservice;
import io.howdah.cluster.Secret;
import io.howdah.run.FakeServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Servers that the lab has not: an HttpFS, a silent one, and none at all. */
class ClusterCheckTest {
  private static final Secret TOKEN = TestTokens.of("alice");
  private static final String ROOT =
      "{\"FileStatus\":{\"type\":\"DIRECTORY\",\"pathSuffix\":\"\",\"length\":0}}";

  @Test
  void recognisesAnHttpFsThatOpensItself() throws Exception {
    try (FakeServer httpFs = FakeServer.start(ClusterCheckTest::answerOfHttpFs)) {
      ClusterReport report = check(cluster("a", httpFs.url()).build());

      assertThat(report.problems()).isEmpty();
      assertThat(server(report).role()).isEqualTo(Role.HTTPFS);
      assertThat(server(report).hadoopVersion()).isNull();
      assertThat(server(report).clockDifference()).isNotNull();
      assertThat(report.user()).isEqualTo("alice");
      assertThat(report.home()).isEqualTo("/user/alice");
    }
  }

  @Test
  void writesNothingByDefault() throws Exception {
    try (FakeServer httpFs = FakeServer.start(ClusterCheckTest::answerOfHttpFs)) {
      check(cluster("a", httpFs.url()).build());

      assertThat(httpFs.requests()).isNotEmpty().allMatch(request -> request.startsWith("GET "));
    }
  }

  @Test
  void sendsNoTokenWhereItIsNotNeeded() throws Exception {
    try (FakeServer httpFs = FakeServer.start(ClusterCheckTest::answerOfHttpFs)) {
      check(cluster("a", httpFs.url()).authMechanism(AuthMechanism.TOKEN).token(TOKEN).build());

      assertThat(httpFs.requests())
          .anyMatch(request -> request.contains("/webhdfs/") && request.contains(TOKEN.reveal()))
          .anyMatch(request -> request.contains("/jmx"))
          .noneMatch(request -> request.contains("/jmx") && request.contains(TOKEN.reveal()));
    }
  }

  @Test
  void saysOfAWebServerThatItIsNoNameNode() throws Exception {
    try (FakeServer pages = FakeServer.start(uri -> "<html>Welcome</html>")) {
      ClusterReport report = check(cluster("a", pages.url()).build());

      assertThat(codes(report)).containsExactly(ErrorCode.UNEXPECTED_ANSWER);
      assertThat(report.reachability()).isEqualTo(Reachability.REACHABLE);
    }
  }

  @Test
  void givesASilentServerUpAndStillReportsTheOthers() throws Exception {
    try (FakeServer httpFs = FakeServer.start(ClusterCheckTest::answerOfHttpFs);
        ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      ClusterSettings.Builder healthy = cluster("healthy", httpFs.url());
      ClusterConfiguration.Builder configuration = ClusterConfiguration.builder();
      for (int i = 0; i < 5; i++) {
        configuration.cluster(
            cluster("silent" + i, "http://127.0.0.1:" + silent.getLocalPort()).build());
      }
      configuration.cluster(healthy.build());

      List<ClusterReport> reports =
          ConfiguredClusterCheck.open(configuration.build())
              .check(
                  List.of(),
                  ClusterCheckOptions.builder().timeLimit(Duration.ofSeconds(3)).build());

      assertThat(reports).hasSize(6);
      assertThat(reports.get(5).isUsable()).isTrue();
      assertThat(reports.subList(0, 5))
          .allSatisfy(
              report -> {
                assertThat(codes(report)).containsExactly(ErrorCode.CLUSTER_UNREACHABLE);
                assertThat(report.reachability()).isEqualTo(Reachability.UNREACHABLE);
              });
    }
  }

  @Test
  void endsInTimeThoughAServerTalksForEver() throws Exception {
    try (FakeServer httpFs = FakeServer.start(ClusterCheckTest::answerOfHttpFs);
        ServerSocket talker = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread talking = new Thread(() -> talk(talker));
      talking.setDaemon(true);
      talking.start();

      ClusterReport report =
          ConfiguredClusterCheck.open(
                  ClusterConfiguration.builder()
                      .cluster(
                          cluster("a", httpFs.url())
                              .nameservice(
                                  Nameservice.builder()
                                      .url("http://127.0.0.1:" + talker.getLocalPort())
                                      .mount("/talk")
                                      .build())
                              .build())
                      .build())
              .check(
                  List.of(), ClusterCheckOptions.builder().timeLimit(Duration.ofSeconds(5)).build())
              .get(0);

      assertThat(server(report).role()).isEqualTo(Role.HTTPFS);
      assertThat(report.problems())
          .singleElement()
          .satisfies(
              problem ->
                  assertThat(problem.message())
                      .isEqualTo(
                          "The check did not end within 5 s and was given up while waiting for"
                              + " http://127.0.0.1:"
                              + talker.getLocalPort()
                              + "."));
    }
  }

  @Test
  void saysWhyItCannotLogIn() throws Exception {
    ClusterReport report =
        check(
            cluster("a", "http://localhost:1")
                .authMechanism(AuthMechanism.TOKEN)
                .tokenFile(Path.of("/no/such/file"))
                .build());

    assertThat(codes(report)).containsExactly(ErrorCode.INVALID_CONFIGURATION);
    assertThat(report.reachability()).isEqualTo(Reachability.UNKNOWN);
    assertThat(report.mechanism()).isEqualTo("TOKEN");
  }

  @Test
  void checksTheNamedClustersInTheirOrder() throws Exception {
    ClusterConfiguration configuration =
        ClusterConfiguration.builder()
            .cluster(cluster("a", "http://localhost:1").build())
            .cluster(cluster("b", "http://localhost:1").build())
            .cluster(cluster("c", "http://localhost:1").build())
            .build();

    assertThat(
            ConfiguredClusterCheck.open(configuration)
                .check(List.of("c", "a", "c"), ClusterCheckOptions.defaults()))
        .extracting(ClusterReport::alias)
        .containsExactly("c", "a");
  }

  @Test
  void refusesAnUnknownAlias() {
    ClusterConfiguration configuration =
        ClusterConfiguration.builder().cluster(cluster("prod", "http://nn").build()).build();

    assertThatThrownBy(
            () ->
                ConfiguredClusterCheck.open(configuration)
                    .check(List.of("prd"), ClusterCheckOptions.defaults()))
        .hasMessage("There is no cluster 'prd' (did you mean 'prod'?) among prod.");
  }

  /** Sends a header so long that it never ends, a little of it at a time. */
  private static void talk(ServerSocket talker) {
    try (Socket client = talker.accept()) {
      client.getOutputStream().write("HTTP/1.1 200 OK\r\nX-Long: ".getBytes(US_ASCII));
      while (!talker.isClosed()) {
        client.getOutputStream().write('x');
        TimeUnit.MILLISECONDS.sleep(20);
      }
    } catch (IOException | InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String answerOfHttpFs(String uri) {
    if (uri.contains("op=GETFILESTATUS")) {
      return ROOT;
    }
    if (uri.contains("op=GETHOMEDIRECTORY")) {
      return "{\"Path\":\"\\/user\\/alice\"}";
    }
    // As if it had opened the file, like an HttpFS without noredirect.
    return uri.contains("op=OPEN") ? "{\"some\":\"content\"}" : "";
  }

  private static ClusterReport check(ClusterSettings cluster) throws Exception {
    return ConfiguredClusterCheck.open(ClusterConfiguration.builder().cluster(cluster).build())
        .check(List.of(), ClusterCheckOptions.defaults())
        .get(0);
  }

  private static ServerReport server(ClusterReport report) {
    List<ServerReport> servers = new ArrayList<>();
    for (NameserviceReport nameservice : report.nameservices()) {
      servers.addAll(nameservice.servers());
    }
    return servers.get(0);
  }

  private static List<ErrorCode> codes(ClusterReport report) {
    return report.problems().stream().map(ClusterProblem::code).toList();
  }

  private static ClusterSettings.Builder cluster(String name, String url) {
    return ClusterSettings.builder(name)
        .nameservice(Nameservice.builder().url(url).mount("/").build());
  }
}
