package io.howdah.lab.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.lab.CertificateAuthority;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.HttpFsServer;
import io.howdah.lab.LabClusters;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The proxy before real servers. */
class FaultyProxyIT {
  private static final String USER = "&user.name=" + System.getProperty("user.name");

  @RegisterExtension static final LabClusters LAB = LabClusters.of(HdfsCluster.builder("staging"));

  private final HdfsCluster cluster = LAB.cluster("staging");
  private final String directory = LAB.newDirectory("staging");
  private final TestClient client = new TestClient();

  @Test
  void spoilsBytesOfDataNodes() throws IOException {
    String file = directory + "/a";
    try (FaultyProxy proxy = FaultyProxy.before(cluster.urls().get(0))) {
      String location = location(client.put(proxy.url(), target(file, "CREATE")));
      proxy.spoil(Fault.flipBit(3)).at(Peer.DATANODE).of("CREATE").once();
      assertThat(client.put(location, "0123456789").statusCode()).isEqualTo(201);
      assertThat(cluster.files().readText(file)).isEqualTo("0122456789");

      proxy.spoil(Fault.flipBit(3)).at(Peer.DATANODE).of("OPEN").once();
      location = location(client.get(proxy.url(), target(file, "OPEN&offset=2")));
      assertThat(client.get(location, "").body()).isEqualTo("23456789");
    }
  }

  @Test
  void letsTheServerWorkBeforeItsOwnResponse() throws IOException {
    try (FaultyProxy proxy = FaultyProxy.before(cluster.urls().get(0))) {
      proxy.spoil(Fault.respondAfterWork(FixedResponse.html(502))).of("MKDIRS").once();

      assertThat(client.put(proxy.url(), target(directory + "/sub", "MKDIRS")).statusCode())
          .isEqualTo(502);
    }
    assertThat(cluster.files().status(directory + "/sub")).isPresent();
  }

  @Test
  void leadsAllBytesOfACopyThroughAGateway() throws IOException {
    String file = directory + "/b c";
    try (FaultyProxy proxy =
        FaultyProxy.builder(cluster.urls().get(0)).gateway("/gateway/default").start()) {
      String encoded = file.replace(" ", "%20");
      String location = location(client.put(proxy.url(), target(encoded, "CREATE")));
      assertThat(client.putInChunks(location, "content").statusCode()).isEqualTo(201);

      assertThat(proxy.requests()).contains(new ProxiedRequest(Peer.DATANODE, "CREATE", file, 201));
    }
    assertThat(cluster.files().readText(file)).isEqualTo("content");
  }

  @Test
  void endsTlsBeforeAnHttpFsWithoutIt() throws Exception {
    cluster.files().write(directory + "/a", 100, 7);
    try (HttpFsServer httpFs = HttpFsServer.builder(cluster).start();
        CertificateAuthority authority = CertificateAuthority.create();
        FaultyProxy proxy =
            FaultyProxy.builder(httpFs.url()).https(authority).leaveLocations().start()) {
      TestClient trusting =
          new TestClient(HttpClient.newBuilder().sslContext(ForwardProxyTest.trusting(authority)));

      HttpResponse<String> redirect =
          trusting.put(proxy.url(), target(directory + "/new", "CREATE"));

      assertThat(location(redirect))
          .startsWith("http://localhost:" + proxy.url().getPort() + "/webhdfs/v1" + directory);
      assertThat(trusting.get(proxy.url(), target(directory + "/a", "GETFILESTATUS")).body())
          .contains("\"length\":100");
    }
  }

  private static String target(String path, String operation) {
    return "/webhdfs/v1" + path + "?op=" + operation + USER;
  }

  private static String location(HttpResponse<String> response) {
    assertThat(response.statusCode()).isEqualTo(307);
    return response.headers().firstValue("Location").orElseThrow();
  }
}
