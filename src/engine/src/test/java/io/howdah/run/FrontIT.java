package io.howdah.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.Cancellation;
import io.howdah.ClusterCheckOptions;
import io.howdah.ClusterPath;
import io.howdah.ClusterReport;
import io.howdah.ClusterReport.ReadAccess;
import io.howdah.CopyListener;
import io.howdah.CopyOptions;
import io.howdah.CopyRequest;
import io.howdah.CopyRequest.Target;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.check.ConfiguredClusterCheck;
import io.howdah.cluster.ClusterConfiguration;
import io.howdah.cluster.ConfigurationReader;
import io.howdah.lab.CertificateAuthority;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.HttpFsServer;
import io.howdah.lab.LabClusters;
import io.howdah.lab.Referee;
import io.howdah.lab.TreeSpec;
import io.howdah.lab.proxy.FaultyProxy;
import io.howdah.lab.proxy.ForwardProxy;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Servers in front of clusters: gateways with a path and a login, the end of TLS, HTTP proxies. */
class FrontIT {
  private static final String PASSWORD = "sesame opens";

  @RegisterExtension
  static final LabClusters LAB =
      LabClusters.of(HdfsCluster.builder("staging"), HdfsCluster.builder("prod"));

  private static CertificateAuthority authority;
  private static HttpFsServer httpFs;

  private final HdfsCluster staging = LAB.cluster("staging");
  private final HdfsCluster prod = LAB.cluster("prod");
  private String from = "";
  private String to = "";
  private Path directory = Path.of("");

  @BeforeAll
  static void start() {
    authority = CertificateAuthority.create();
    httpFs = HttpFsServer.builder(LAB.cluster("staging")).start();
  }

  @AfterAll
  static void stop() {
    httpFs.close();
    authority.close();
  }

  @BeforeEach
  void writeTree(@TempDir Path temporary) {
    directory = temporary;
    from = LAB.newDirectory("staging");
    to = LAB.newDirectory("prod") + "/target";
    staging.files().writeTree(from, new TreeSpec(12, 2, 0, 400_000, 1));
  }

  @Test
  void copiesThroughAGatewayWithAPathAndALogin() throws Exception {
    try (FaultyProxy source =
            FaultyProxy.builder(staging.urls().get(0))
                .gateway("/gateway/default")
                .login(staging.user(), PASSWORD)
                .https(authority)
                .start();
        FaultyProxy destination =
            FaultyProxy.builder(prod.urls().get(0))
                .gateway("/gateway/prod")
                .login(prod.user(), PASSWORD)
                .https(authority)
                .start()) {
      CopyStatus status =
          copy(
              basic(source.url(), PASSWORD),
              basic(URI.create(destination.url() + "/webhdfs/v1"), PASSWORD));

      assertEqual(status);
      assertThat(destination.requests()).anyMatch(request -> request.operation().equals("RENAME"));
    }
  }

  @Test
  void saysThatAGatewayRefusesThePassword() throws Exception {
    try (FaultyProxy source =
        FaultyProxy.builder(staging.urls().get(0))
            .gateway("/gateway/default")
            .login(staging.user(), PASSWORD)
            .https(authority)
            .start()) {
      CopyStatus status = copy(basic(source.url(), "wrong and secret"), plain(prod.urls().get(0)));

      assertThat(MemoryCopy.stoppedBy(status)).isEqualTo(ErrorCode.AUTHENTICATION_FAILED);
      assertThat(status.error()).hasMessageNotContaining("wrong and secret");
    }
  }

  @Test
  void readsFromAnHttpFsBehindALoadBalancerThatEndsTls() throws Exception {
    try (FaultyProxy balancer =
        FaultyProxy.builder(httpFs.url()).https(authority).leaveLocations().start()) {
      assertEqual(copy(trusting(balancer.url()), plain(prod.urls().get(0))));
      ClusterReport report = check(trusting(balancer.url()));
      assertThat(report.isUsable()).isTrue();
      assertThat(report.readAccess()).isEqualTo(ReadAccess.GRANTED);
    }
  }

  /** A NameNode behind such a load balancer leads to its DataNodes in clear. */
  @Test
  void callsNothingUsableThatLeadsToDataNodesInClear() throws Exception {
    try (FaultyProxy balancer =
        FaultyProxy.builder(staging.urls().get(0)).https(authority).leaveLocations().start()) {
      ClusterReport report = check(trusting(balancer.url()));

      assertThat(report.isUsable()).isFalse();
      assertThat(report.readAccess()).isEqualTo(ReadAccess.FAILED);
      assertThat(report.problems())
          .anyMatch(problem -> problem.code() == ErrorCode.SERVER_NOT_TRUSTED);
    }
  }

  @Test
  void copiesThroughAnHttpProxy() throws Exception {
    try (ForwardProxy proxy = ForwardProxy.start("clerk", PASSWORD);
        FaultyProxy secure = FaultyProxy.builder(prod.urls().get(0)).https(authority).start()) {
      Files.writeString(directory.resolve("proxy-password"), PASSWORD + "\n");
      String through =
          ", \"http_proxy\": \""
              + proxy.url()
              + "\", \"http_proxy_user\": \"clerk\", \"http_proxy_password_file\":"
              + " \"proxy-password\"";

      assertEqual(copy(plain(staging.urls().get(0)) + through, trusting(secure.url()) + through));
      assertThat(proxy.requests())
          .anyMatch(request -> request.operation().equals("OPEN"))
          .anyMatch(request -> request.operation().equals("CONNECT"));
    }
  }

  private void assertEqual(CopyStatus status) {
    assertThat(status.error()).isNull();
    assertThat(status.failures()).isEmpty();
    assertThat(status.copied().files()).isEqualTo(12);
    Referee.compare(staging, from, prod, to).assertEqual();
  }

  private String plain(URI url) {
    return "\"user\": \""
        + staging.user()
        + "\", \"nameservices\": [{\"urls\": [\""
        + url
        + "\"], \"mounts\": [\"/\"]}]";
  }

  private String trusting(URI url) {
    return plain(url) + ", \"ca\": \"" + authority.pem() + "\"";
  }

  private String basic(URI url, String password) throws IOException {
    String file = "password-" + password.length();
    Files.writeString(directory.resolve(file), password + "\n");
    return trusting(url) + ", \"auth_mechanism\": \"BASIC\", \"password_file\": \"" + file + "\"";
  }

  private CopyStatus copy(String source, String destination) throws IOException {
    CopyRequest request =
        CopyRequest.builder(ClusterPath.of("source", from), ClusterPath.of("destination", to))
            .target(Target.EXACT)
            .options(CopyOptions.defaults())
            .build();
    try (ClusterCopyEngine engine = ClusterCopyEngine.open(configuration(source, destination))) {
      return engine.copy(request, CopyListener.NONE, new Cancellation());
    }
  }

  private ClusterReport check(String cluster) throws IOException {
    return ConfiguredClusterCheck.open(configuration(cluster, plain(prod.urls().get(0))))
        .check(List.of("source"), ClusterCheckOptions.builder().build())
        .get(0);
  }

  private ClusterConfiguration configuration(String source, String destination) throws IOException {
    Path file = directory.resolve("webhdfs.cfg");
    Files.writeString(
        file,
        "{\"clusters\": [{\"name\": \"source\", "
            + source
            + "}, {\"name\": \"destination\", "
            + destination
            + "}]}");
    return new ConfigurationReader(Map.of(), directory).read(file);
  }
}
