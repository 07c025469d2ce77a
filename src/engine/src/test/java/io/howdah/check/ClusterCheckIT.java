package io.howdah.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.ClusterCheckOptions;
import io.howdah.ClusterProblem;
import io.howdah.ClusterProblem.Severity;
import io.howdah.ClusterReport;
import io.howdah.ClusterReport.Reachability;
import io.howdah.ClusterReport.WriteAccess;
import io.howdah.ErrorCode;
import io.howdah.ServerReport;
import io.howdah.ServerReport.Role;
import io.howdah.cluster.ClusterConfiguration;
import io.howdah.cluster.ClusterSettings;
import io.howdah.cluster.Nameservice;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.LabClusters;
import io.howdah.run.FakeServer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A pair of NameNodes in good health and in bad, and what is taken for one by mistake. */
class ClusterCheckIT {
  @RegisterExtension
  static final LabClusters LAB = LabClusters.ofItsOwn(HdfsCluster.builder("checked").nameNodes(2));

  private final HdfsCluster cluster = LAB.cluster("checked");
  private final String user = cluster.user();

  @BeforeEach
  void beginInGoodHealth() {
    List<String> states = cluster.nameNodeStates();
    for (int nameNode = 0; nameNode < 2; nameNode++) {
      if (states.get(nameNode).equals("stopped")) {
        cluster.startNameNode(nameNode);
      }
    }
    if (!cluster.nameNodeStates().contains("active")) {
      cluster.transitionToActive(0);
    }
    cluster.files().mkdirs("/user/" + user);
  }

  @Test
  void saysWhoIsActiveAndWhoWeAre() throws Exception {
    ClusterReport first = check(pair().build());
    cluster.failover();
    ClusterReport second = check(pair().build());

    assertThat(first.problems()).isEmpty();
    assertThat(second.problems()).isEmpty();
    assertThat(servers(first))
        .extracting(ServerReport::role)
        .containsExactlyInAnyOrder(Role.ACTIVE, Role.STANDBY);
    assertThat(servers(second).get(0).role()).isEqualTo(servers(first).get(1).role());
    assertThat(servers(second))
        .allSatisfy(
            server ->
                assertThat(server.hadoopVersion()).isEqualTo(cluster.hadoopVersion().toString()));
    assertThat(second.reachability()).isEqualTo(Reachability.REACHABLE);
    assertThat(second.mechanism()).isEqualTo("NONE");
    assertThat(second.user()).isEqualTo(user);
    assertThat(second.home()).isEqualTo("/user/" + user);
    assertThat(second.writeAccess()).isEqualTo(WriteAccess.NOT_CHECKED);
    assertThat(clockDifference(second)).isLessThan(Duration.ofMinutes(1));
  }

  @Test
  void saysWhomAnotherOneActsFor() throws Exception {
    cluster.files().mkdirs("/user/alice");

    ClusterReport report = check(pair().proxy("alice").build());

    assertThat(report.problems()).isEmpty();
    assertThat(report.user()).isEqualTo("alice");
  }

  @Test
  void warnsOfANameNodeThatIsDown() throws Exception {
    int stopped = cluster.nameNodeStates().indexOf("standby");
    cluster.stopNameNode(stopped);

    ClusterReport report = check(pair().build());

    assertThat(report.isUsable()).isTrue();
    assertThat(report.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.severity()).isEqualTo(Severity.WARNING);
              assertThat(problem.code()).isEqualTo(ErrorCode.CLUSTER_UNREACHABLE);
              assertThat(problem.message()).contains(cluster.urls().get(stopped).toString());
            });
    assertThat(servers(report).get(1 - stopped).role()).isEqualTo(Role.ACTIVE);
  }

  @Test
  void saysThatNoNameNodeIsActive() throws Exception {
    cluster.transitionToStandby(cluster.nameNodeStates().indexOf("active"));

    ClusterReport report = check(pair().build());

    assertThat(codes(report)).containsExactly(ErrorCode.NO_ACTIVE_NAMENODE);
    assertThat(report.reachability()).isEqualTo(Reachability.REACHABLE);
    assertThat(servers(report).get(0).hadoopVersion()).isNotNull();
  }

  @Test
  void seesAllClustersHoweverManyAreBroken() throws Exception {
    try (FakeServer pages = FakeServer.start(uri -> "")) {
      List<ClusterReport> reports =
          check(
              ClusterCheckOptions.defaults(),
              Clock.systemUTC(),
              at("dead", "http://127.0.0.1:1"),
              at("nowhere", "http://no-such-host.invalid:9870"),
              at("datanode", cluster.dataNodeUrl(0).toString()),
              at("rpc", "http://" + rpcAddress()),
              at("pages", pages.url()),
              pair().build());

      assertThat(reports)
          .extracting(report -> codes(report).toString())
          .containsExactly(
              "[CLUSTER_UNREACHABLE]",
              "[CLUSTER_UNREACHABLE]",
              "[UNEXPECTED_ANSWER]",
              "[UNEXPECTED_ANSWER]",
              "[UNEXPECTED_ANSWER]",
              "[]");
      assertThat(reports)
          .extracting(ClusterReport::reachability)
          .containsExactly(
              Reachability.UNREACHABLE,
              Reachability.UNREACHABLE,
              Reachability.REACHABLE,
              Reachability.REACHABLE,
              Reachability.REACHABLE,
              Reachability.REACHABLE);
    }
  }

  @Test
  void warnsOfAMissingHome() throws Exception {
    ClusterReport report = check(pair().user("homeless").build());

    assertThat(report.isUsable()).isTrue();
    assertThat(report.user()).isEqualTo("homeless");
    assertThat(report.problems())
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem.message())
                    .isEqualTo("/user/homeless does not exist, and relative paths begin there."));
  }

  @Test
  void writesInTheGivenDirectoryAndLeavesNothing() throws Exception {
    String directory = LAB.newDirectory("checked");
    long before = cluster.operationCount("CreateFileOps");

    ClusterReport home = check(writing(""), pair().build());
    ClusterReport root = check(writing(""), pair().root(directory).build());
    ClusterReport named = check(writing(directory), pair().build());

    assertThat(List.of(home, root, named))
        .allSatisfy(
            report -> {
              assertThat(report.problems()).isEmpty();
              assertThat(report.writeAccess()).isEqualTo(WriteAccess.GRANTED);
            });
    assertThat(home.writeDirectory()).isEqualTo("/user/" + user);
    assertThat(root.writeDirectory()).isEqualTo(directory);
    assertThat(named.writeDirectory()).isEqualTo(directory);
    assertThat(cluster.operationCount("CreateFileOps") - before).isEqualTo(3);
    assertThat(cluster.files().filePaths(directory)).isEmpty();
    assertThat(cluster.files().filePaths("/user/" + user)).isEmpty();
  }

  @Test
  void saysWhyItMayNotWrite() throws Exception {
    cluster.files().mkdirs("/user/mallory");
    cluster.files().setPermission("/user/mallory", 0755);

    ClusterReport report = check(writing(""), pair().user("mallory").build());

    assertThat(codes(report)).containsExactly(ErrorCode.PERMISSION_DENIED);
    assertThat(report.isUsable()).isFalse();
    assertThat(report.writeAccess()).isEqualTo(WriteAccess.FAILED);
    assertThat(report.writeDirectory()).isEqualTo("/user/mallory");
    assertThat(cluster.files().filePaths("/user/mallory")).isEmpty();
  }

  @Test
  void makesNoDirectoryToWriteIn() throws Exception {
    String missing = LAB.newDirectory("checked") + "/missing";

    ClusterReport report = check(writing(missing), pair().build());

    assertThat(codes(report)).containsExactly(ErrorCode.PARENT_NOT_FOUND);
    assertThat(cluster.files().status(missing)).isEmpty();
  }

  @Test
  void saysThatNothingCanBeWrittenInSafeMode() throws Exception {
    int active = cluster.nameNodeStates().indexOf("active");
    cluster.enterSafeMode(active);
    try {
      ClusterReport report = check(writing(""), pair().build());

      assertThat(codes(report)).containsExactly(ErrorCode.SAFE_MODE);
    } finally {
      cluster.leaveSafeMode(active);
    }
  }

  @Test
  void warnsOfAClockThatDiffers() throws Exception {
    Clock slow = Clock.offset(Clock.systemUTC(), Duration.ofHours(-1));

    ClusterReport report = check(ClusterCheckOptions.defaults(), slow, pair().build()).get(0);

    assertThat(clockDifference(report)).isBetween(Duration.ofMinutes(59), Duration.ofMinutes(61));
    assertThat(report.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("ahead of this machine's"));
  }

  @Test
  void waitsForNoFrozenNameNode() throws Exception {
    cluster.freezeNameNodes();
    try {
      ClusterReport report =
          check(
              ClusterCheckOptions.builder().timeLimit(Duration.ofSeconds(4)).build(),
              pair().build());

      assertThat(codes(report))
          .containsExactly(ErrorCode.CLUSTER_UNREACHABLE, ErrorCode.CLUSTER_UNREACHABLE);
    } finally {
      cluster.thawNameNodes();
    }
  }

  private ClusterSettings.Builder pair() {
    Nameservice.Builder nameservice = Nameservice.builder().mount("/");
    for (URI url : cluster.urls()) {
      nameservice.url(url.toString());
    }
    return ClusterSettings.builder("pair").nameservice(nameservice.build());
  }

  private static ClusterSettings at(String name, String url) {
    return ClusterSettings.builder(name)
        .nameservice(Nameservice.builder().url(url).mount("/").build())
        .build();
  }

  /** Where Hadoop's own clients go: an easy mistake. */
  private String rpcAddress() {
    return cluster.clientConfiguration().entrySet().stream()
        .filter(entry -> entry.getKey().startsWith("dfs.namenode.rpc-address"))
        .findFirst()
        .orElseThrow()
        .getValue();
  }

  private static ClusterCheckOptions writing(String directory) {
    return ClusterCheckOptions.builder().writeDirectory(directory).build();
  }

  private static ClusterReport check(ClusterSettings settings) throws Exception {
    return check(ClusterCheckOptions.defaults(), settings);
  }

  private static ClusterReport check(ClusterCheckOptions options, ClusterSettings settings)
      throws Exception {
    return check(options, Clock.systemUTC(), settings).get(0);
  }

  private static List<ClusterReport> check(
      ClusterCheckOptions options, Clock clock, ClusterSettings... settings) throws Exception {
    ClusterConfiguration.Builder configuration = ClusterConfiguration.builder();
    for (ClusterSettings each : settings) {
      configuration.cluster(each);
    }
    return ConfiguredClusterCheck.of(configuration.build(), clock).check(List.of(), options);
  }

  private static List<ServerReport> servers(ClusterReport report) {
    return report.nameservices().get(0).servers();
  }

  private static List<ErrorCode> codes(ClusterReport report) {
    return report.problems().stream().map(ClusterProblem::code).toList();
  }

  private static Duration clockDifference(ClusterReport report) {
    @Nullable Duration difference = report.clockDifference();
    if (difference == null) {
      throw new AssertionError("No server told the time: " + report);
    }
    return difference;
  }
}
