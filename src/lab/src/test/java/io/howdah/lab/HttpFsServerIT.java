package io.howdah.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A real HttpFS in front of a cluster. */
class HttpFsServerIT {
  @RegisterExtension static final LabClusters LAB = LabClusters.of(HdfsCluster.builder("staging"));

  private final HdfsCluster cluster = LAB.cluster("staging");
  private final String directory = LAB.newDirectory("staging");

  @Test
  void servesTheClustersFilesItself() throws Exception {
    cluster.files().write(directory + "/a", 100_000, 7);
    try (HttpFsServer httpFs = HttpFsServer.builder(cluster).start()) {
      HttpResponse<byte[]> answer = WebHdfs.get(httpFs.url(), directory + "/a", "OPEN");

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo(HdfsFiles.content(7, 100_000));
    }
  }

  @Test
  void requiresKerberosWhereItsClusterDoes() throws Exception {
    try (Realm realm = Realm.builder("HTTPFS.TEST").users("alice").start();
        HdfsCluster secure = HdfsCluster.builder("secure").secure(realm).start();
        HttpFsServer gateway = HttpFsServer.builder(secure).start()) {
      secure.files().writeText("/a", "for alice");

      assertThat(WebHdfs.get(gateway.url(), "/a", "OPEN").statusCode()).isEqualTo(401);
      assertThat(Negotiation.get(realm, "alice", gateway.url(), "/a", "OPEN"))
          .contains("200 for alice");
    }
  }

  @Test
  void actsForItsUsers() throws Exception {
    cluster.files().setPermission(directory, 0777);
    try (HttpFsServer httpFs = HttpFsServer.builder(cluster).start()) {
      assertThat(WebHdfs.put(httpFs.url(), directory + "/made", "MKDIRS&doas=alice").statusCode())
          .isEqualTo(200);
    }
    assertThat(cluster.files().status(directory + "/made").orElseThrow().owner())
        .isEqualTo("alice");
  }

  @Test
  void comesBackWhereItWas() throws Exception {
    try (HttpFsServer httpFs = HttpFsServer.builder(cluster).start()) {
      URI url = httpFs.url();

      httpFs.kill();
      assertThat(WebHdfs.isListening(url)).isFalse();
      httpFs.start();
      assertThat(WebHdfs.get(url, directory, "LISTSTATUS").statusCode()).isEqualTo(200);

      httpFs.stop();
      assertThat(WebHdfs.isListening(url)).isFalse();
      httpFs.start();
      assertThat(WebHdfs.get(httpFs.url(), directory, "LISTSTATUS").statusCode()).isEqualTo(200);

      httpFs.freeze();
      assertThat(WebHdfs.isAnswering(url)).isFalse();
      httpFs.thaw();
      assertThat(WebHdfs.isAnswering(url)).isTrue();
    }
  }

  @Test
  void servesBesideAnother() throws Exception {
    cluster.files().write(directory + "/a", 10, 7);
    try (HttpFsServer one = HttpFsServer.builder(cluster).start();
        HttpFsServer other = HttpFsServer.builder(cluster).start()) {
      one.kill();
      assertThat(WebHdfs.get(other.url(), directory + "/a", "OPEN").body()).hasSize(10);
    }
  }
}
